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

/** All that whoever looks may do in the whole guild. */
export function permissionsIn({ members, meId }: Scene, guild: Guild | null): bigint {
  const member = members[guild?.id ?? '']?.[meId];
  if (!guild || !member) return 0n;
  if (guild.owner_id === meId) return Bits.Administrator;
  return guild.roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n);
}

export const hasAll = (held: bigint, bits: bigint): boolean =>
  (held & Bits.Administrator) !== 0n || (held & bits) === bits;

export const mayInGuild = (scene: Scene, guild: Guild | null, bits: bigint): boolean =>
  hasAll(permissionsIn(scene, guild), bits);
