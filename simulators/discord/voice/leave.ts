import type { Channel, Member } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellVoice, tellVoiceLeft } from './tell.ts';
import { voiceOf, voicesIn } from './voices.ts';

/** Whoever is in no voice channel stays out of them. */
export function leaveVoice(world: World, member: Member): void {
  const voice = voiceOf(world, member);
  if (!voice) return;
  world.voices.get(member.guildId)?.delete(member.userId);
  tellVoiceLeft(world, member, voice);
}

/** Before a channel is gone. */
export function clearVoice(world: World, { id, guildId }: Channel): void {
  for (const { userId, channelId } of voicesIn(world, guildId ?? '')) {
    const member = world.state.members.get(guildId ?? '')?.get(userId);
    if (member && channelId === id) leaveVoice(world, member);
  }
}

/** Who may no longer speak is out; of others it is told how they are heard. */
export function settleVoice(world: World, member: Member, { isSilenced }: { isSilenced: boolean }): void {
  if (isSilenced) leaveVoice(world, member);
  else tellVoice(world, member);
}
