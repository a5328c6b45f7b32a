import { z } from 'zod';
import type { Viewer } from '../events/dispatch.ts';
import type { Event } from '../events/tell.ts';
import type { Snowflake } from '../state/rows.ts';

export const presenceSchema = z.object({
  status: z.enum(['online', 'idle', 'dnd', 'invisible', 'offline']),
  activities: z.array(z.looseObject({ name: z.string(), type: z.int() })).default([]),
  since: z.number().nullish(),
  afk: z.boolean().optional(),
});

/** How somebody wants to be seen. */
export type Presence = Pick<z.output<typeof presenceSchema>, 'status' | 'activities'>;

export const online: Presence = { status: 'online', activities: [] };
export const offline: Presence = { status: 'offline', activities: [] };

/** Which part of all guilds, of how many. */
export type Shard = readonly [number, number];

/** A bot's session, or a person who looks. */
export interface Listener extends Viewer {
  shard: Shard;
  presence: Presence;
  /** What happened, as text. */
  tell(event: Event, data: string): void;
}

/** Guilds are dealt out by their ids; what belongs to none goes to the first. */
export const isDealtTo = ([part, parts]: Shard, guildId: Snowflake | null): boolean =>
  parts === 1 || part === (guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(parts)));
