import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { Event, Intent, tellConversation, tellGuild } from '../events/tell.ts';
import { nonTextChannel } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import { requireInChannel, type Standing } from '../permissions/require.ts';
import { presentMember } from '../present/user.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { holdsMessages } from './kinds.ts';

/** Says that somebody writes, for some ten seconds; whoever may not write does not type either. */
export function startTyping(world: World, standing: Standing | null, channel: Channel, userId: Snowflake): void {
  if (!holdsMessages(channel)) throw nonTextChannel();
  requireInChannel(world, standing, channel, isThread(channel) ? Bits.SendMessagesInThreads : Bits.SendMessages);
  const event = Event.TypingStart;
  const data = { channel_id: channel.id, user_id: userId, timestamp: Math.floor(world.clock.now() / 1_000) };
  if (!standing) tellConversation(world, channel.id, { event, intents: Intent.DirectMessageTyping, data });
  else tellInGuild(world, standing, channel, data);
}

const tellInGuild = (world: World, { guild, member }: Standing, channel: Channel, data: object): void =>
  tellGuild(world, guild.id, {
    event: Event.TypingStart,
    intents: Intent.GuildMessageTyping,
    channelId: channel.id,
    data: { ...data, guild_id: guild.id, member: presentMember(world, member) },
  });
