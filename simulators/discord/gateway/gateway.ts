import { leaveVoice } from '../voice/leave.ts';
import { voiceOf } from '../voice/voices.ts';
import type { World } from '../world.ts';
import type { Connection } from './connection.ts';
import { type GatewayFaults, noGatewayFaults } from './faults.ts';
import { changePresence } from './presence.ts';
import type { Session } from './session.ts';

/** How long a session waits for its bot to come back. */
const patience = 5 * 60_000;

/** What the gateway remembers; a restart forgets it. */
export interface Gateway {
  connections: Set<Connection>;
  /** By id. */
  sessions: Map<string, Session>;
  /** When a bot last identified itself, by application and rate limit key. */
  identifiedAt: Map<string, number>;
  /** When all members were last asked for, by application and guild. */
  membersAskedAt: Map<string, number>;
  faults: GatewayFaults;
}

export const createGateway = (): Gateway => ({
  connections: new Set(),
  sessions: new Map(),
  identifiedAt: new Map(),
  membersAskedAt: new Map(),
  faults: noGatewayFaults(),
});

export function closeGateway({ connections }: Gateway): void {
  for (const connection of connections) connection.drop();
}

/** From here on it hears what happens. */
export function beginSession(world: World, session: Session): void {
  world.gateway.sessions.set(session.id, session);
  changePresence(world, session.userId, () => world.hub.listeners.add(session));
}

export function endSession(world: World, session: Session): void {
  leaveVoices(world, session);
  session.leave();
  world.gateway.sessions.delete(session.id);
  changePresence(world, session.userId, () => world.hub.listeners.delete(session));
}

/** What it said that it listens to, nobody hears any more. */
function leaveVoices(world: World, { id, userId }: Session): void {
  for (const members of world.state.members.values()) {
    const member = members.get(userId);
    if (member && voiceOf(world, member)?.sessionId === id) leaveVoice(world, member);
  }
}

/** Its connection speaks for it no more; the bot may come back for a while. */
export function suspendSession(world: World, session: Session): void {
  session.leave();
  const { clock } = world;
  const since = clock.now();
  session.awaySince = since;
  clock.at(since + patience, () => {
    if (session.connection === null && session.awaySince === since) endSession(world, session);
  });
}
