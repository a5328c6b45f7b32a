import { randomBytes } from 'node:crypto';
import { eggs } from './seed-eggs.ts';
import { format, type PanelState } from './state/panel-state.ts';
import type { Allocation, ApiKey, PanelNode } from './state/rows.ts';
import { Table } from './state/table.ts';

/** 48 characters, of which the first 16 are no secret. */
const token = (prefix: string) =>
  prefix +
  randomBytes(32)
    .toString('base64url')
    .replace(/[-_]/g, 'x')
    .slice(0, 48 - prefix.length);

const allRights = Object.fromEntries(
  ['servers', 'nodes', 'allocations', 'users', 'locations', 'nests', 'eggs', 'database_hosts', 'server_databases'].map(
    (column) => [column, 3],
  ),
);

export const newKey = (kind: ApiKey['kind'], userId: number, acl: ApiKey['acl'] = allRights): ApiKey => ({
  kind,
  token: token(kind === 'application' ? 'ptla_' : 'ptlc_'),
  userId,
  acl: kind === 'application' ? acl : {},
  allowedIps: [],
});

/** A small panel as its owner would have set it up: one location with its nodes, one nest with two eggs, one admin. */
export function seed(now: number, wanted: { nodes: number; ports: number }): PanelState {
  const ids = Array.from({ length: wanted.nodes }, (_, at) => at + 1);
  const born = { createdAt: now, updatedAt: now };
  return {
    format,
    keys: [newKey('application', 1), newKey('client', 1)],
    users: Table.from([
      {
        id: 1,
        externalId: null,
        uuid: crypto.randomUUID(),
        username: 'admin',
        email: 'admin@example.com',
        firstName: 'Ada',
        lastName: 'Admin',
        language: 'en',
        rootAdmin: true,
        twoFactor: false,
        ...born,
      },
    ]),
    locations: Table.from([{ id: 1, short: 'local', long: 'This machine', ...born }]),
    nodes: Table.from(ids.map((id) => nodeOf(id, now))),
    allocations: Table.from(ids.flatMap((id) => freePorts(id, wanted.ports))),
    nests: Table.from([
      { id: 5, uuid: crypto.randomUUID(), author: 'admin@example.com', name: 'Discord Bots', description: '', ...born },
    ]),
    eggs: Table.from(eggs(5, now)),
    servers: new Table(),
    machines: {},
    jobs: [],
    clockOffset: 0,
  };
}

const nodeOf = (id: number, now: number): PanelNode => ({
  id,
  uuid: crypto.randomUUID(),
  public: true,
  name: `node-${id}`,
  locationId: 1,
  fqdn: '127.0.0.1',
  maintenance: false,
  memory: 1_048_576,
  memoryOverallocate: 0,
  disk: 4_194_304,
  diskOverallocate: 0,
  uploadMb: 100,
  tokenId: token('').slice(0, 16),
  token: token('') + token('').slice(0, 16),
  createdAt: now,
  updatedAt: now,
});

const freePorts = (nodeId: number, count: number): Allocation[] =>
  Array.from({ length: count }, (_, at) => ({
    id: (nodeId - 1) * count + at + 1,
    nodeId,
    ip: '127.0.0.1',
    port: 30_000 + at,
    alias: null,
    notes: null,
    serverId: null,
  }));
