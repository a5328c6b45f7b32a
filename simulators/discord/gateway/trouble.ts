import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { z } from 'zod';
import type { World } from '../world.ts';
import { Closing } from './close.ts';
import { type Connection, sendOp } from './connection.ts';
import { duplicating, holdingBack } from './disturbance.ts';
import { clearGatewayFaults, type Target } from './faults.ts';
import { endSession, suspendSession } from './gateway.ts';

const deed = z.discriminatedUnion('kind', [
  /** Op 1. */
  z.strictObject({ kind: z.literal('ask-heartbeat') }),
  /** Op 7. */
  z.strictObject({ kind: z.literal('reconnect') }),
  /** Op 9. */
  z.strictObject({ kind: z.literal('invalidate'), resumable: z.boolean() }),
  /** The line breaks; with a code, it is closed. */
  z.strictObject({
    kind: z.literal('drop'),
    code: z.union([z.literal([1000, 1001]), z.int().min(4000).max(4999)]).optional(),
  }),
  /** Heartbeats are heard and not answered for so long, by Discord's clock. */
  z.strictObject({ kind: z.literal('no-acks'), ms: z.int().positive() }),
  /** The next READY comes so much later, by Discord's clock. */
  z.strictObject({ kind: z.literal('slow-ready'), ms: z.int().positive() }),
  /** So many events come twice. */
  z.strictObject({ kind: z.literal('duplicate'), events: z.int().positive() }),
  /** So many events are held back, and then come in the wrong order. */
  z.strictObject({ kind: z.literal('hold-back'), events: z.int().positive() }),
]);

export const troubleSchema = z.strictObject({ application: z.string().default('all'), does: deed });

type Trouble = z.output<typeof troubleSchema>;
type Deed = Trouble['does'];
type Make<Does> = (world: World, target: Target, does: Does) => void;

const makers: { [Kind in Deed['kind']]: Make<Extract<Deed, { kind: Kind }>> } = {
  'ask-heartbeat': toEach((connection) => sendOp(connection, Op.Heartbeat)),
  reconnect: toEach((connection) => sendOp(connection, Op.Reconnect)),
  invalidate: toEach(invalidate),
  drop: toEach((connection, { code }) => {
    if (code === undefined) connection.drop();
    else connection.close(new Closing(code, 'It was ordered.'));
  }),
  'no-acks': ({ clock, gateway }, target, { ms }) => void gateway.faults.acksFrom.set(target, clock.now() + ms),
  'slow-ready': ({ gateway }, target, { ms }) => void gateway.faults.readyDelays.set(target, ms),
  duplicate: ({ gateway }, target, { events }) => void gateway.faults.disturbances.set(target, duplicating(events)),
  'hold-back': ({ gateway }, target, { events }) => void gateway.faults.disturbances.set(target, holdingBack(events)),
};

/** Makes trouble for an application, or for all of them. */
export const makeTrouble = (world: World, { application, does }: Trouble): void =>
  makers[does.kind](world, application, does as never);

export const endTroubles = ({ gateway }: World): void => clearGatewayFaults(gateway.faults);

function toEach<Does>(meet: (connection: Connection, does: Does, world: World) => void): Make<Does> {
  return (world, target, does) => {
    for (const connection of world.gateway.connections) {
      if (target === 'all' || connection.session?.application.id === target) meet(connection, does, world);
    }
  };
}

function invalidate(connection: Connection, { resumable }: { resumable: boolean }, world: World): void {
  const { session } = connection;
  if (session) (resumable ? suspendSession : endSession)(world, session);
  sendOp(connection, Op.InvalidSession, resumable);
}
