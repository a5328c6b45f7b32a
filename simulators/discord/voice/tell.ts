import { Event, Intent, tellGuild } from '../events/tell.ts';
import { presentVoice } from '../present/voice.ts';
import type { Member } from '../state/rows.ts';
import type { World } from '../world.ts';
import { type Voice, voiceOf } from './voices.ts';

/** How somebody in a voice channel is heard now. */
export function tellVoice(world: World, member: Member): void {
  const voice = voiceOf(world, member);
  if (voice) tell(world, member, presentVoice(world, member, voice));
}

export const tellVoiceLeft = (world: World, member: Member, voice: Voice): void =>
  tell(world, member, { ...presentVoice(world, member, voice), channel_id: null });

const tell = (world: World, { guildId }: Member, data: object): void =>
  tellGuild(world, guildId, { event: Event.VoiceStateUpdate, intents: Intent.GuildVoiceStates, data });
