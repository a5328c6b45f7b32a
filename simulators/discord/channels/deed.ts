import type { Actor } from '../guilds/actor.ts';
import type { Standing } from '../permissions/require.ts';
import type { Channel } from '../state/rows.ts';

/** Something that somebody does in a guild: by which right, and in whose name. */
export interface Deed {
  standing: Standing;
  actor: Actor;
}

export interface ChannelDeed extends Deed {
  channel: Channel;
}
