import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { isThread } from './channels.ts';
import type { Scene } from './scene.ts';
import type { Channel, Guild } from './types.ts';

export { Bits };

/** Whether whoever looks may do so there; in a conversation everything goes. */
export const mayIn = ({ permissions }: Channel, bits: bigint): boolean =>
  permissions === undefined || (BigInt(permissions) & bits) === bits;

export const mayWriteIn = (channel: Channel): boolean =>
  mayIn(channel, isThread(channel) ? Bits.SendMessagesInThreads : Bits.SendMessages) &&
  !(channel.thread_metadata?.locked && !mayIn(channel, Bits.ManageThreads));

/** Whether whoever looks may do so in the whole guild. */
export function mayInGuild({ members, meId }: Scene, guild: Guild | null, bits: bigint): boolean {
  const member = members[guild?.id ?? '']?.[meId];
  if (!guild || !member) return false;
  if (guild.owner_id === meId) return true;
  const held = guild.roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  return (held & Bits.Administrator) !== 0n || (held & bits) === bits;
}
