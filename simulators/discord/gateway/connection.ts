import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { World } from '../world.ts';
import { Closing, rateLimited, sessionTimedOut, unknownError } from './close.ts';
import { frameOf } from './frame.ts';
import { endSession, suspendSession } from './gateway.ts';
import { answerFrame } from './ops/all.ts';
import { createOutbox } from './outbox.ts';
import type { Session } from './session.ts';
import type { Transport } from './transport.ts';

const window = 60_000;
const framesInWindow = 120;

/** One line between a bot and the gateway. */
export interface Connection {
  /** Null: nobody has identified itself on it. */
  session: Session | null;
  send(frame: string): void;
  close(reason: Closing): void;
  /** Breaks the line without a word. */
  drop(): void;
  heartbeatAt: number;
}

export const sendOp = (connection: Connection, op: Op, data: unknown = null): void =>
  connection.send(JSON.stringify({ op, d: data, s: null, t: null }));

export function openConnection(world: World, transport: Transport): void {
  const { clock, gateway } = world;
  const countFrame = frameCounter(clock.now);
  const outbox = createOutbox(transport.send);

  /** Whoever does not say that this is the end may come back. */
  function end(code?: number): void {
    const { session } = connection;
    if (!gateway.connections.delete(connection) || !session) return;
    if (code === 1000 || code === 1001) endSession(world, session);
    else suspendSession(world, session);
  }

  const connection: Connection = {
    session: null,
    heartbeatAt: clock.now(),
    send: outbox.send,
    close({ code, message }) {
      outbox.flush();
      transport.close(code, message);
      end();
    },
    drop() {
      transport.drop();
      end();
    },
  };

  gateway.connections.add(connection);
  transport.onClose(end);
  transport.onMessage((raw) => {
    if (gateway.connections.has(connection)) hear(world, connection, { raw, countFrame });
  });
  sendOp(connection, Op.Hello, { heartbeat_interval: world.options.heartbeatMs });
  listenForHeartbeats(world, connection);
}

interface Heard {
  raw: Buffer;
  countFrame(): void;
}

/** What is wrong ends the line; what is our fault is loud besides. */
function hear(world: World, connection: Connection, { raw, countFrame }: Heard): void {
  try {
    const frame = frameOf(raw);
    if (frame.op !== Op.Heartbeat) countFrame();
    answerFrame(world, connection, frame);
  } catch (error) {
    if (!(error instanceof Closing)) console.error(error);
    connection.close(error instanceof Closing ? error : unknownError());
  }
}

/** Too many at once close the connection. */
function frameCounter(now: () => number): () => void {
  let times: number[] = [];
  return () => {
    times = [...times.filter((time) => time > now() - window), now()];
    if (times.length > framesInWindow) throw rateLimited();
  };
}

/** Whoever is silent for one interval and a half is not there any more. */
function listenForHeartbeats(world: World, connection: Connection): void {
  const { clock, gateway, options } = world;
  const due = connection.heartbeatAt + options.heartbeatMs * 1.5;
  clock.at(due, () => {
    if (!gateway.connections.has(connection)) return;
    if (clock.now() - connection.heartbeatAt < options.heartbeatMs * 1.5) listenForHeartbeats(world, connection);
    else connection.close(sessionTimedOut());
  });
}
