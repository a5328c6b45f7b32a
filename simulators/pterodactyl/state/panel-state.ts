import type { Job } from '../jobs.ts';
import type { Machine } from '../wings/machine.ts';
import type { Allocation, ApiKey, Egg, Location, Nest, PanelNode, User } from './rows.ts';
import type { ServerRow } from './server-row.ts';
import { Table } from './table.ts';

export const format = 4;

/** All that a panel and its nodes remember. */
export interface PanelState {
  /** Grows when older files can no longer be read. */
  format: typeof format;
  keys: ApiKey[];
  users: Table<User>;
  locations: Table<Location>;
  nodes: Table<PanelNode>;
  allocations: Table<Allocation>;
  nests: Table<Nest>;
  eggs: Table<Egg>;
  servers: Table<ServerRow>;
  /** What Wings has on its disks, by the server's uuid. */
  machines: Record<string, Machine>;
  jobs: Job[];
  clockOffset: number;
}

type Stored = { [Name in keyof PanelState]: PanelState[Name] extends Table<infer Row> ? Row[] : PanelState[Name] };

export function revive(text: string): PanelState | null {
  const stored = JSON.parse(text) as Stored;
  if (stored.format !== format) return null;
  return {
    ...stored,
    users: Table.from(stored.users),
    locations: Table.from(stored.locations),
    nodes: Table.from(stored.nodes),
    allocations: Table.from(stored.allocations),
    nests: Table.from(stored.nests),
    eggs: Table.from(stored.eggs),
    servers: Table.from(stored.servers),
  };
}
