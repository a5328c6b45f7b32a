import { apiError } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import type { PanelState } from '../state/panel-state.ts';
import type { PanelNode } from '../state/rows.ts';

/** Pairs of address and port that are there already are skipped without a word. */
export function addAllocations(state: PanelState, node: PanelNode, body: Json): void {
  const addresses = addressesOf(String(body['ip']));
  const ports = (body['ports'] as string[]).flatMap(portsOf);
  const alias = (body['alias'] as string | null | undefined) ?? null;

  for (const ip of addresses) {
    for (const port of ports) {
      const isThere = (row: { nodeId: number; ip: string; port: number }) =>
        row.nodeId === node.id && row.ip === ip && row.port === port;
      if (state.allocations.find(isThere)) continue;
      state.allocations.add({ nodeId: node.id, ip, port, alias, notes: null, serverId: null });
    }
  }
}

function portsOf(entry: string): number[] {
  const [, first, last = first] = /^(\d{4,5})(?:-(\d{4,5}))?$/.exec(entry) ?? [];
  if (first === undefined) throw apiError(400, 'InvalidPortMappingException', `"${entry}" names no port.`);
  const [from, to] = [Number(first), Number(last)];
  if (to - from + 1 > 1000) throw apiError(400, 'TooManyPortsInRangeException', 'A range may have 1000 ports.');
  if (from <= 1024 || to > 65_535) throw apiError(400, 'PortOutOfRangeException', 'Ports go from 1025 to 65535.');
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at);
}

function addressesOf(ip: string): string[] {
  const [, base, size] = /^([\d.]+)\/(\d+)$/.exec(ip) ?? [];
  if (base === undefined) return [resolved(ip)];
  if (Number(size) < 25 || Number(size) > 32)
    throw apiError(400, 'CidrOutOfRangeException', 'Masks go from /25 to /32.');

  const count = 2 ** (32 - Number(size));
  const parts = base.split('.').map(Number);
  const start = parts[3]! - (parts[3]! % count);
  return Array.from({ length: count }, (_, at) => [...parts.slice(0, 3), start + at].join('.'));
}

const resolved = (ip: string): string => {
  if (ip === 'localhost') return '127.0.0.1';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(ip)) return ip;
  throw apiError(400, 'DisplayException', 'This address cannot be resolved.');
};
