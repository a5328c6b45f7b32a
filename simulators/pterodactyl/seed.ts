import { randomBytes } from 'node:crypto';
import type { Flavor } from './flavor.ts';
import type { PanelVersion } from './options.ts';
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

const shared = ['servers', 'nodes', 'allocations', 'users', 'eggs', 'database_hosts', 'server_databases'];
const columns: Record<Flavor, string[]> = {
  pterodactyl: [...shared, 'locations', 'nests'],
  pelican: [...shared, 'mounts', 'roles'],
};

const prefixes: Record<Flavor, Record<ApiKey['kind'], string>> = {
  pterodactyl: { application: 'ptla_', client: 'ptlc_' },
  pelican: { application: 'papp_', client: 'pacc_' },
};

/** With all rights, unless some are named. */
export function newKey(
  kind: ApiKey['kind'],
  userId: number,
  acl?: ApiKey['acl'],
  flavor: Flavor = 'pterodactyl',
): ApiKey {
  const rights = acl ?? Object.fromEntries(columns[flavor].map((column) => [column, 3]));
  return {
    kind,
    token: token(prefixes[flavor][kind]),
    userId,
    acl: kind === 'application' ? rights : {},
    allowedIps: [],
  };
}

/** A small panel as its owner would have set it up: one location with its nodes, one nest with two eggs, one admin. */
export function seed(now: number, wanted: { nodes: number; ports: number; version: PanelVersion }): PanelState {
  const flavor = wanted.version === 'pelican' ? 'pelican' : 'pterodactyl';
  const ids = Array.from({ length: wanted.nodes }, (_, at) => at + 1);
  const born = { createdAt: now, updatedAt: now };
  return {
    format,
    keys: [newKey('application', 1, undefined, flavor), newKey('client', 1, undefined, flavor)],
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
  tags: [],
  fqdn: '127.0.0.1',
  maintenance: false,
  memory: 1_048_576,
  memoryOverallocate: 0,
  disk: 4_194_304,
  diskOverallocate: 0,
  cpu: 0,
  cpuOverallocate: 0,
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
