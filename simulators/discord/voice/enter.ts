import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { isVoice } from '../channels/kinds.ts';
import { permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel, Member } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellVoice } from './tell.ts';
import { type Voice, voicesIn } from './voices.ts';

const toEnter = Bits.ViewChannel | Bits.Connect;

/** Whoever sees a voice channel and may connect gets in, as long as there is room; those who move others make themselves some. */
export function mayEnter(world: World, standing: Standing, channel: Channel): boolean {
  const { guild, member } = standing;
  if (!isVoice(channel) || channel.guildId !== guild.id) return false;
  const held = permissionsIn(world, standing, channel);
  if ((held & toEnter) !== toEnter) return false;
  const others = voicesIn(world, guild.id).filter(
    ({ channelId, userId }) => channelId === channel.id && userId !== member.userId,
  );
  const hasRoom = !channel.userLimit || others.length < channel.userLimit;
  return hasRoom || (held & Bits.MoveMembers) !== 0n;
}

/** Comes in, goes over from another channel, or is heard otherwise from now on. */
export function enterVoice(
  world: World,
  member: Member,
  { id: channelId }: Pick<Channel, 'id'>,
  self: Pick<Voice, 'sessionId' | 'selfMute' | 'selfDeaf'>,
): void {
  const { guildId, userId } = member;
  const within = world.voices.get(guildId) ?? new Map<string, Voice>();
  world.voices.set(guildId, within.set(userId, { ...self, userId, channelId }));
  tellVoice(world, member);
}
