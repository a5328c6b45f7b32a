import { channelPermissions, guildPermissions, mayView } from '../permissions/compute.ts';
import type { Channel, Guild, Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Audience, Viewer } from './dispatch.ts';

type Test = (viewer: Viewer) => boolean;
type ToGuild = Extract<Audience, { kind: 'guild' }>;

const nobody: Test = () => false;

/** Tells of anybody whether they may know. */
export function mayKnow(world: World, to: Audience): Test {
  if (to.kind === 'user') return (viewer) => viewer.userId === to.userId && asks(viewer, to);
  if (to.kind === 'dm') {
    const { recipients } = channelOf(world, to.channelId);
    return (viewer) => recipients.includes(viewer.userId) && asks(viewer, to);
  }
  return inGuild(world, to);
}

/** Whether its intents ask for it. */
const asks = ({ intents }: Viewer, to: Audience): boolean => to.intents === 0 || (intents & to.intents) !== 0;

function inGuild(world: World, to: ToGuild): Test {
  const guild = world.state.guilds.get(to.guildId);
  const members = world.state.members.get(to.guildId);
  if (!guild || !members || guild.unavailable) return nobody;
  const channel = to.channelId === undefined ? null : channelOf(world, to.channelId);

  return (viewer) => {
    const member = members.get(viewer.userId);
    if (!member || !(asks(viewer, to) || to.always === viewer.userId)) return false;
    if (channel && !mayView(world, viewer.userId, channel)) return false;
    return to.permission === undefined || holds(world, { guild, member, channel }, to.permission);
  };
}

interface Place {
  guild: Guild;
  member: Member;
  channel: Channel | null;
}

function holds(world: World, { guild, member, channel }: Place, bits: bigint): boolean {
  const held = channel ? channelPermissions(world, guild, member, channel) : guildPermissions(world, guild, member);
  return (held & bits) === bits;
}

/** An end is told before what ended is gone: nobody could say any more who saw it. */
function channelOf({ state }: World, channelId: Snowflake): Channel {
  const channel = state.channels.get(channelId);
  if (!channel) throw new Error(`Channel ${channelId} is told of, and is not there.`);
  return channel;
}
