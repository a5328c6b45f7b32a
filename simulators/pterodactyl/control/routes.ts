import { z } from 'zod';
import { flavorOf } from '../flavor.ts';
import { type changeable, type PanelOptions, versions } from '../options.ts';
import { newKey } from '../seed.ts';
import { restartWings } from '../wings/install.ts';
import { crash } from '../wings/process.ts';
import type { World } from '../world.ts';
import { faultSchema } from './faults.ts';

interface Order<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  schema?: Schema;
  /** What it answers is sent as JSON; null where it is not there, undefined where there is nothing to say. */
  handle(body: z.output<Schema>, world: World, params: Record<string, string>): unknown;
}

/** Keeps the type that a plain literal would forget. */
const order = <Schema extends z.ZodType = z.ZodUnknown>(it: Order<Schema>) => it as unknown as Order<z.ZodUnknown>;

const { number, int, boolean, strictObject, string } = z;
const ms = int().nonnegative();

const settings = strictObject({
  version: z.enum(versions),
  clientLimit: int().positive().nullable(),
  applicationLimit: int().positive().nullable(),
  twoFactorRequired: boolean(),
  maintenance: boolean(),
  mailFails: boolean(),
  installMs: ms,
  bootMs: ms,
  stopMs: ms,
} satisfies Record<(typeof changeable)[number], z.ZodType>).partial();

/** What a test or a person may do to the panel, which no panel offers. Without a key, and on this machine only. */
export const controlRoutes = [
  order({ method: 'GET', path: '/_control', handle: (_body, world) => summary(world) }),
  order({
    method: 'POST',
    path: '/_control/faults',
    schema: faultSchema,
    handle: (fault, { faults }) => faults.add(fault),
  }),
  order({ method: 'DELETE', path: '/_control/faults', handle: (_body, { faults }) => faults.clear() }),
  order({
    method: 'POST',
    path: '/_control/clock',
    schema: strictObject({ advanceMs: number().positive() }),
    handle({ advanceMs }, { clock }) {
      clock.advance(advanceMs);
      return { now: new Date(clock.now()).toISOString() };
    },
  }),
  order({ method: 'GET', path: '/_control/requests', handle: (_body, { log }) => log.requests }),
  order({ method: 'GET', path: '/_control/warnings', handle: (_body, { log }) => log.warnings }),
  order({ method: 'DELETE', path: '/_control/requests', handle: (_body, { log }) => log.clear() }),
  order({
    method: 'PATCH',
    path: '/_control/settings',
    schema: settings,
    handle: (changes, { options }) => void Object.assign(options, changes satisfies Loose<PanelOptions>),
  }),
  order({
    method: 'PATCH',
    path: '/_control/nodes/:id',
    schema: strictObject({ down: boolean(), slowMs: ms, answers: int().min(400).max(599) }).partial(),
    handle: (ailment, { state, ailments }, { id }) =>
      node(state, id) && void ailments.set(Number(id), definedOf(ailment)),
  }),
  order({
    method: 'POST',
    path: '/_control/nodes/:id/restart',
    handle: (_body, world, { id }) => node(world.state, id) && restartWings(world, Number(id)),
  }),
  order({
    method: 'POST',
    path: '/_control/installs',
    schema: strictObject({
      outcome: z.enum(['ok', 'script-failed', 'infrastructure-failed', 'stuck']),
      times: int().positive().default(1),
    }),
    handle: ({ outcome, times }, { nextInstalls }) => void nextInstalls.push(...Array(times).fill(outcome)),
  }),
  order({
    method: 'PATCH',
    path: '/_control/servers/:id',
    schema: strictObject({ bot: z.enum(['works', 'hangs', 'exits']) }),
    handle: ({ bot }, world, { id }) =>
      machine(world, id) && void Object.assign(machine(world, id)!, { behaviour: bot }),
  }),
  order({
    method: 'POST',
    path: '/_control/servers/:id/crash',
    handle(_body, world, { id }) {
      const crashing = machine(world, id);
      return crashing && crash(world, crashing);
    },
  }),
  order({
    method: 'POST',
    path: '/_control/keys',
    schema: strictObject({
      kind: z.enum(['application', 'client']),
      userId: int(),
      acl: z.record(string(), int().min(0).max(3)).optional(),
      allowedIps: z.array(string()).default([]),
    }),
    handle({ kind, userId, acl, allowedIps }, world) {
      const key = { ...newKey(kind, userId, acl, flavorOf(world)), allowedIps };
      world.state.keys.push(key);
      return { token: key.token };
    },
  }),
];

type Loose<Whole> = { [Name in keyof Whole]?: Whole[Name] | undefined };

const definedOf = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const node = ({ nodes }: World['state'], id: string | undefined) => nodes.get(Number(id)) ?? null;

/** By the panel's own number, the short or the long name. */
function machine({ state }: World, id: string | undefined) {
  const server = state.servers.find((row) => String(row.id) === id || row.uuid === id || row.uuid.slice(0, 8) === id);
  return (server && state.machines[server.uuid]) ?? null;
}

const summary = ({ state, clock, options }: World) => ({
  version: options.version,
  now: new Date(clock.now()).toISOString(),
  servers: state.servers.all().length,
  freePorts: state.allocations.filter(({ serverId }) => serverId === null).length,
});
