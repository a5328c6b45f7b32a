import { PermissionFlagsBits as Bits, ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { Channel, Guild, Member, Overwrite, Role, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** Every bit that has a meaning. */
export const allPermissions = Object.values(Bits).reduce((all, bit) => all | bit, 0n);

/** What is left to a member who is timed out. */
const whileTimedOut = Bits.ViewChannel | Bits.ReadMessageHistory;
const withSend = Bits.MentionEveryone | Bits.SendTTSMessages | Bits.AttachFiles | Bits.EmbedLinks;

export const isThread = ({ type }: Pick<Channel, 'type'>): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;

/** A member's roles, that of everybody among them. */
export function rolesOf({ state }: World, { guildId, roles }: Member): Role[] {
  const known = state.roles.get(guildId);
  return [guildId, ...roles].flatMap((id) => known?.get(id) ?? []);
}

/** What a member may do in the guild as a whole; the owner and administrators may do everything. */
export function guildPermissions(world: World, guild: Guild, member: Member): bigint {
  const held = heldInGuild(world, guild, member);
  return isTimedOut(world, member) && (held & Bits.Administrator) === 0n ? held & whileTimedOut : held;
}

/** What a member may do in one channel; in a thread, what may be done in the channel that it hangs on. */
export function channelPermissions(world: World, guild: Guild, member: Member, channel: Channel): bigint {
  const held = heldInGuild(world, guild, member);
  if ((held & Bits.Administrator) !== 0n) return allPermissions;
  const place = isThread(channel) ? world.state.channels.get(channel.parentId ?? '') : channel;
  const allowed = implied(overwritten(held, place?.overwrites ?? [], member), channel);
  return isTimedOut(world, member) ? allowed & whileTimedOut : allowed;
}

function heldInGuild(world: World, guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.userId) return allPermissions;
  const held = rolesOf(world, member).reduce((all, { permissions }) => all | permissions, 0n);
  return (held & Bits.Administrator) !== 0n ? allPermissions : held;
}

/** First that of everybody, then those of all roles together, then the member's own. */
export function overwritten(
  held: bigint,
  overwrites: readonly Overwrite[],
  { guildId, userId, roles }: Pick<Member, 'guildId' | 'userId' | 'roles'>,
): bigint {
  const of = (fits: (overwrite: Overwrite) => boolean) =>
    overwrites.filter(fits).reduce((all, { allow, deny }) => ({ allow: all.allow | allow, deny: all.deny | deny }), {
      allow: 0n,
      deny: 0n,
    });
  const steps = [
    of(({ id }) => id === guildId),
    of(({ id, type }) => type === OverwriteType.Role && id !== guildId && roles.includes(id)),
    of(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  return steps.reduce((bits, { allow, deny }) => (bits & ~deny) | allow, held);
}

/** What goes with a permission that is lacking. */
function implied(bits: bigint, channel: Channel): bigint {
  if ((bits & Bits.ViewChannel) === 0n) return 0n;
  const send = isThread(channel) ? Bits.SendMessagesInThreads : Bits.SendMessages;
  return (bits & send) === 0n ? bits & ~withSend : bits;
}

export const isTimedOut = ({ clock }: World, { timeoutUntil }: Member): boolean =>
  timeoutUntil !== null && timeoutUntil > clock.now();

/** Whether this user sees the channel: a private thread only as one of its members, or by managing threads. */
export function mayView(world: World, userId: Snowflake, channel: Channel): boolean {
  if (channel.guildId === null) return channel.recipients.includes(userId);
  const guild = world.state.guilds.get(channel.guildId);
  const member = world.state.members.get(channel.guildId)?.get(userId);
  if (!guild || !member) return false;
  const bits = channelPermissions(world, guild, member, channel);
  if ((bits & Bits.ViewChannel) === 0n) return false;
  if (channel.type !== ChannelType.PrivateThread) return true;
  return (bits & Bits.ManageThreads) !== 0n || (channel.thread?.members.some((it) => it.userId === userId) ?? false);
}
