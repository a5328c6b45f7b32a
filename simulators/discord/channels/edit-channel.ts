import { isDeepStrictEqual } from 'node:util';
import { AuditLogEvent, PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import type { Actor } from '../guilds/actor.ts';
import { invalidForm } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import { mayView } from '../permissions/compute.ts';
import { requireInChannel, type Standing } from '../permissions/require.ts';
import type { Channel, Overwrite } from '../state/rows.ts';
import { optional } from '../validation/field.ts';
import { choice } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { guildChannelTypes, requireFeature } from './create-channel.ts';
import type { ChannelDeed } from './deed.ts';
import { isVoice } from './kinds.ts';
import { nameField, settledName } from './name.ts';
import { eachOnce, requireHeld, requireSubject, touchedBetween } from './overwrites.ts';
import { requireCategory } from './place.ts';
import { recordChange, settingsOf } from './record.ts';
import { type Settings, settingShape, settingsFrom } from './settings.ts';
import { guildOf, tellChannel, tellThreadsOfNewlyVisible } from './tell.ts';

/** What may be said of channels of one kind or another. */
export const channelFields = ['name', 'type', ...Object.keys(settingShape({ type: ChannelType.GuildText }))];

/** Whoever cannot join a voice channel cannot manage it either. */
export const toManage = (channel: Channel): bigint =>
  isVoice(channel) ? Bits.ManageChannels | Bits.Connect : Bits.ManageChannels;

export function editChannel(world: World, { channel, standing, actor }: ChannelDeed, body: Json): void {
  requireInChannel(world, standing, channel, toManage(channel));
  const { type = channel.type } = readBody(body, { type: optional(choice(guildChannelTypes)) });
  requireConvertible(standing, channel, type);
  const { name, ...said } = readBody(body, { name: optional(nameField), ...settingShape({ type }) });

  const { position, parent_id: parentId } = said;
  if (parentId) requireCategory(world, channel, parentId);
  const overwrites = overwritesFrom(world, standing, channel, said);
  changeChannel(world, actor, channel, {
    type,
    ...(name !== undefined && { name: settledName(name, { type }) }),
    ...(typeof position === 'number' && { position }),
    ...(parentId !== undefined && { parentId }),
    ...(overwrites && { overwrites }),
    ...settingsFrom(world, said, { ...channel, type }),
  });
}

/** Only text and announcement channels become one another. */
function requireConvertible({ guild }: Standing, { type }: Channel, wanted: ChannelType): void {
  if (type === wanted) return;
  const mayBe: ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
  if (!mayBe.includes(type) || !mayBe.includes(wanted)) {
    throw invalidForm([{ at: 'type', code: 'CHANNEL_TYPE_INVALID', message: 'Invalid channel type' }]);
  }
  requireFeature(guild, ChannelType.GuildAnnouncement);
}

function overwritesFrom(
  world: World,
  standing: Standing,
  channel: Channel,
  { permission_overwrites: said }: Settings,
): Overwrite[] | undefined {
  if (!said) return undefined;
  requireInChannel(world, standing, channel, Bits.ManageRoles);
  const overwrites = eachOnce(said);
  const isNew = ({ id }: Overwrite) => !channel.overwrites.some((it) => it.id === id);
  for (const it of overwrites.filter(isNew)) requireSubject(world, standing.guild.id, it);
  const parent = world.state.channels.get(channel.parentId ?? '');
  requireHeld(world, standing, touchedBetween(channel.overwrites, overwrites), { channel, parent });
  return overwrites;
}

/** Changes a channel, writes it down and tells of it; also of its threads, to those who see it only now. */
export function changeChannel(world: World, actor: Actor | null, channel: Channel, change: Partial<Channel>): void {
  const earlier = { ...channel };
  Object.assign(channel, change);
  const [before, after] = [settingsOf(world, earlier), settingsOf(world, channel)];
  if (isDeepStrictEqual(before, after)) return;
  if (actor) recordChange(world, actor, channel, { actionType: AuditLogEvent.ChannelUpdate, before, after });
  tellChannel(world, Event.ChannelUpdate, channel);
  if (!change.overwrites) return;
  tellThreadsOfNewlyVisible(world, guildOf(channel), [channel], ({ userId }) => mayView(world, userId, earlier));
}
