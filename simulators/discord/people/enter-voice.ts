import { randomBytes } from 'node:crypto';
import { requireGuildChannel } from '../channels/require.ts';
import type { User } from '../state/rows.ts';
import { enterVoice, mayEnter } from '../voice/enter.ts';
import { leaveVoice } from '../voice/leave.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';

interface Speaking {
  /** Null: hangs up. */
  channel: string | null;
  mute: boolean;
  deaf: boolean;
}

/** Enters a voice channel, or leaves the one where the person is: nobody is in two. */
export function speak(world: World, person: User, { channel: id, mute, deaf }: Speaking): void {
  const into = id === null ? null : doorFor(world, person, id);
  for (const members of world.state.members.values()) {
    const member = members.get(person.id);
    if (member && member.guildId !== into?.member.guildId) leaveVoice(world, member);
  }
  if (!into) return;
  const self = { sessionId: randomBytes(16).toString('hex'), selfMute: mute, selfDeaf: deaf };
  enterVoice(world, into.member, into.channel, self);
}

function doorFor(world: World, { id: userId }: User, channelId: string) {
  const { channel, standing } = requireGuildChannel(world, userId, channelId);
  if (!mayEnter(world, standing, channel)) throw cannot(`You cannot join "${channel.name}".`);
  return { channel, member: standing.member };
}
