import type { Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** Somebody in a voice channel. Whether the guild mutes or deafens them is kept with the member. */
export interface Voice {
  userId: Snowflake;
  channelId: Snowflake;
  sessionId: string;
  selfMute: boolean;
  selfDeaf: boolean;
}

/** By guild, then by user. A restart sends everybody out. */
export type Voices = Map<Snowflake, Map<Snowflake, Voice>>;

type Here = Pick<World, 'voices'>;

export const voiceOf = ({ voices }: Here, { guildId, userId }: Pick<Member, 'guildId' | 'userId'>): Voice | undefined =>
  voices.get(guildId)?.get(userId);

export const voicesIn = ({ voices }: Here, guildId: Snowflake): Voice[] => [...(voices.get(guildId)?.values() ?? [])];
