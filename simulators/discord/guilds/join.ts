import { GuildSystemChannelFlags, MessageType } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import { userIsBanned } from '../http/api-error.ts';
import { createMessage } from '../messages/keep.ts';
import { makeMember } from '../state/make.ts';
import type { Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellMember } from './tell.ts';

type Newcomer = Pick<Member, 'guildId' | 'userId'> & Partial<Member>;

/** Somebody comes into a guild; whoever is in already stays as is. */
export function addMember(world: World, newcomer: Newcomer): Member {
  const { guildId, userId } = newcomer;
  const { state, hub } = world;
  const already = state.members.get(guildId)?.get(userId);
  if (already) return already;
  if (state.bans.get(guildId)?.has(userId)) throw userIsBanned();

  const member = makeMember(world, newcomer);
  hub.joined(guildId, userId);
  tellMember(world, Event.GuildMemberAdd, member);
  welcome(world, guildId, userId);
  return member;
}

function welcome(world: World, guildId: Snowflake, authorId: Snowflake): void {
  const { systemChannelId, systemChannelFlags } = world.state.guilds.get(guildId)!;
  const isQuiet = (systemChannelFlags & GuildSystemChannelFlags.SuppressJoinNotifications) !== 0;
  if (isQuiet || systemChannelId === null || !world.state.channels.has(systemChannelId)) return;
  createMessage(world, {
    ...{ channelId: systemChannelId, guildId, authorId, type: MessageType.UserJoin, content: '' },
    ...{ webhook: null, applicationId: null, embeds: [], components: [], attachments: [], flags: 0, tts: false },
    ...{ nonce: null, mentions: { users: [], roles: [], everyone: false }, reference: null, snapshot: null },
    ...{ interaction: null, onlyFor: null, poll: null },
  });
}
