import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { cannotSendToUser, missingPermissions, noMutualGuild } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import { requireInChannel } from '../permissions/require.ts';
import type { Channel } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Draft, Writer } from './draft.ts';

/** Whether this writer may write here anything at all. */
export function requireMayWrite(world: World, writer: Writer, channel: Channel): void {
  if (writer.webhook || writer.isAnswer || writer.isPost) return;
  if (channel.guildId === null) requireListener(world, writer, channel);
  else
    requireInChannel(
      world,
      writer.standing,
      channel,
      isThread(channel) ? Bits.SendMessagesInThreads : Bits.SendMessages,
    );
}

/** Bots do not talk to one another, and a person decides whether they talk to them. */
function requireListener({ state }: World, { userId, applicationId }: Writer, { recipients }: Channel): void {
  if (applicationId === null) return;
  const listener = state.users.get(recipients.find((id) => id !== userId) ?? '');
  if (!listener || listener.bot) throw cannotSendToUser();
  const isMet = [...state.members.values()].some((members) => members.has(userId) && members.has(listener.id));
  if (!isMet) throw noMutualGuild();
  if (!listener.dmsOpen) throw cannotSendToUser();
}

type Wishes = Pick<Draft, 'embeds' | 'components' | 'poll' | 'tts'> & { hasFiles: boolean };

/** Whether this writer may write what it wants to write. */
export function requireMayWriteThis(world: World, writer: Writer, channel: Channel, wishes: Wishes): void {
  const { embeds, components, poll, tts, hasFiles } = wishes;
  const isPerson = writer.applicationId === null && !writer.webhook;
  if (isPerson && embeds.length + components.length > 0) throw missingPermissions();
  if (writer.isAnswer) return;
  const needed = [
    embeds.length > 0 ? Bits.EmbedLinks : 0n,
    hasFiles ? Bits.AttachFiles : 0n,
    tts ? Bits.SendTTSMessages : 0n,
    poll ? Bits.SendPolls : 0n,
  ];
  for (const bit of needed) requireInChannel(world, writer.standing, channel, bit);
}
