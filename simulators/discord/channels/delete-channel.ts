import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { ApiError } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import { requireInChannel } from '../permissions/require.ts';
import { presentGuild } from '../present/guild.ts';
import type { Channel, Guild } from '../state/rows.ts';
import { clearVoice } from '../voice/leave.ts';
import type { World } from '../world.ts';
import type { ChannelDeed } from './deed.ts';
import { changeChannel, toManage } from './edit-channel.ts';
import { isCategory } from './kinds.ts';
import { channelsOf } from './place.ts';
import { recordChange, settingsOf } from './record.ts';
import { tellChannel, tellThreadDeleted } from './tell.ts';

/** With all that is in it; but what is in a category stays, without one. */
export function deleteChannel(world: World, { channel, standing, actor }: ChannelDeed): void {
  const { guild } = standing;
  requireInChannel(world, standing, channel, toManage(channel));
  if (guild.rulesChannelId === channel.id || guild.updatesChannelId === channel.id) {
    throw new ApiError(400, 50074, 'Cannot delete a channel required for Community guilds');
  }
  const before = settingsOf(world, channel);
  recordChange(world, actor, channel, { actionType: AuditLogEvent.ChannelDelete, before, after: null });
  if (isCategory(channel)) releaseChildren(world, channel);
  clearVoice(world, channel);
  tellChannel(world, Event.ChannelDelete, channel);
  remove(world, channel);
  forget(world, guild, channel);
}

function releaseChildren(world: World, { id, guildId }: Channel): void {
  for (const child of channelsOf(world, guildId!)) {
    if (child.parentId === id) changeChannel(world, null, child, { parentId: null });
  }
}

export function deleteThread(world: World, { channel: thread, standing, actor }: ChannelDeed): void {
  requireInChannel(world, standing, thread, Bits.ManageThreads);
  const before = settingsOf(world, thread);
  recordChange(world, actor, thread, { actionType: AuditLogEvent.ThreadDelete, before, after: null });
  tellThreadDeleted(world, thread);
  remove(world, thread);
}

function remove({ state }: World, { id }: Channel): void {
  const threads = [...state.channels.values()].filter((it) => isThread(it) && it.parentId === id);
  for (const gone of [id, ...threads.map((it) => it.id)]) {
    state.channels.delete(gone);
    state.messages.delete(gone);
  }
  for (const invite of state.invites.values()) if (invite.channelId === id) state.invites.delete(invite.code);
  for (const webhook of state.webhooks.values()) if (webhook.channelId === id) state.webhooks.delete(webhook.id);
}

/** The guild does not go on naming what is gone. */
function forget(world: World, guild: Guild, { id }: Channel): void {
  const places = ['systemChannelId', 'alertsChannelId', 'afkChannelId'] as const;
  const named = places.filter((place) => guild[place] === id);
  if (named.length === 0) return;
  for (const place of named) guild[place] = null;
  tellGuild(world, guild.id, {
    event: Event.GuildUpdate,
    intents: Intent.Guilds,
    data: presentGuild(world, guild),
  });
}
