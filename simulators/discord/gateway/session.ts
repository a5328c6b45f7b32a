import { randomBytes } from 'node:crypto';
import type { Application } from '../state/rows.ts';
import type { Connection } from './connection.ts';
import type { Listener, Presence, Shard } from './listener.ts';

/** How many events are kept for a session that comes back. */
const kept = 2_500;

/** A bot that has identified itself; it outlives its connection for a while. */
export interface Session extends Listener {
  readonly id: string;
  readonly application: Application;
  readonly largeThreshold: number;
  /** Null: the bot is away, and may come back. */
  readonly connection: Connection | null;
  /** Of the last event. */
  readonly seq: number;
  presenceUpdates: number;
  /** When its connection was lost; milliseconds since 1970. */
  awaySince: number | null;
  join(connection: Connection): void;
  /** Speaks to its connection no more. */
  leave(): void;
  /** Whether all that came after this one can be told again. */
  remembers(seq: number): boolean;
  replay(seq: number): void;
}

interface Beginning {
  application: Application;
  intents: number;
  shard: Shard;
  presence: Presence;
  largeThreshold: number;
}

export function createSession(beginning: Beginning): Session {
  const { application } = beginning;
  const frames: string[] = [];
  let connection: Connection | null = null;
  let seq = 0;

  const session: Session = {
    ...beginning,
    id: randomBytes(16).toString('hex'),
    userId: application.botId,
    applicationId: application.id,
    presenceUpdates: 0,
    awaySince: null,
    get connection() {
      return connection;
    },
    get seq() {
      return seq;
    },
    tell(event, data) {
      seq += 1;
      const frame = `{"op":0,"t":"${event}","s":${seq},"d":${data}}`;
      frames.push(frame);
      if (frames.length > kept * 1.1) frames.splice(0, frames.length - kept);
      connection?.send(frame);
    },
    join(next) {
      session.leave();
      connection = next;
      next.session = session;
    },
    leave() {
      if (connection) connection.session = null;
      connection = null;
    },
    remembers: (from) => seq - from <= frames.length,
    replay(from) {
      if (from < seq) for (const frame of frames.slice(from - seq)) connection?.send(frame);
    },
  };
  return session;
}
