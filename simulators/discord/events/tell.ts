import { GatewayDispatchEvents as Event, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Audience, Viewer } from './dispatch.ts';

export { Event, Intent };

type Told = object | ((viewer: Viewer) => object | null);
type InGuild = Partial<Omit<Extract<Audience, { kind: 'guild' }>, 'kind' | 'guildId' | 'intents'>>;

/** Tells those in a guild who may know; what is told may depend on who hears it. */
export function tellGuild(
  { hub }: Pick<World, 'hub'>,
  guildId: Snowflake,
  { event, intents, data, ...who }: { event: Event; intents: number; data: Told } & InGuild,
): void {
  hub.dispatch({ event, to: { kind: 'guild', guildId, intents, ...who }, data: asFunction(data) });
}

/** Tells one user, wherever that user listens. */
export function tellUser(
  { hub }: Pick<World, 'hub'>,
  userId: Snowflake,
  { event, intents = 0, data }: { event: Event; intents?: number; data: Told },
): void {
  hub.dispatch({ event, to: { kind: 'user', userId, intents }, data: asFunction(data) });
}

/** Tells the two of a conversation. */
export function tellConversation(
  { hub }: Pick<World, 'hub'>,
  channelId: Snowflake,
  { event, intents, data }: { event: Event; intents: number; data: Told },
): void {
  hub.dispatch({ event, to: { kind: 'dm', channelId, intents }, data: asFunction(data) });
}

const asFunction = (data: Told) =>
  (typeof data === 'function' ? data : () => data) as (viewer: Viewer) => object | null;
