import { getMember } from '../../guilds/get.ts';
import { ok } from '../../http/answer.ts';
import { unknownVoiceState } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { presentVoice } from '../../present/voice.ts';
import { voiceOf } from '../../voice/voices.ts';
import { standingIn } from './standing.ts';

const voiceState = (path: string) =>
  forBots({
    method: 'GET',
    path,
    handle(call, world) {
      const { guild, member: own } = standingIn(world, call);
      const { user } = call.params;
      const member = user === undefined ? own : getMember(world, guild.id, user);
      const voice = voiceOf(world, member);
      if (!voice) throw unknownVoiceState();
      return ok(presentVoice(world, member, voice));
    },
  });

/** How somebody is heard who is in a voice channel. */
export const voiceStateRoutes: readonly Route[] = [
  voiceState('/guilds/:guild/voice-states/@me'),
  voiceState('/guilds/:guild/voice-states/:user'),
];
