import { AuditLogEvent, PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import { invalidForm, tooManyChannels } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import { requireInGuild, type Standing } from '../permissions/require.ts';
import { makeChannel } from '../state/make.ts';
import type { Channel, Guild, Overwrite } from '../state/rows.ts';
import { defaulting } from '../validation/field.ts';
import { choice } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import type { Deed } from './deed.ts';
import { nameField, settledName } from './name.ts';
import { eachOnce, requireHeld, requireSubject, touchedBetween } from './overwrites.ts';
import { channelsOf, lastPosition, requireCategory } from './place.ts';
import { recordChange, settingsOf } from './record.ts';
import { type Settings, settingShape, settingsFrom } from './settings.ts';
import { tellChannel } from './tell.ts';

const maxChannels = 500;

export const guildChannelTypes = [
  ...([ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildCategory] as const),
  ...([ChannelType.GuildAnnouncement, ChannelType.GuildStageVoice] as const),
  ...([ChannelType.GuildForum, ChannelType.GuildMedia] as const),
];

/** What a guild must be for a channel of this kind to be in it. */
const featureFor: Partial<Record<ChannelType, string>> = {
  [ChannelType.GuildAnnouncement]: 'NEWS',
  [ChannelType.GuildStageVoice]: 'COMMUNITY',
};

export function createChannel(world: World, { standing, actor }: Deed, body: Json): Channel {
  const { guild } = standing;
  requireInGuild(world, standing, Bits.ManageChannels);
  const { type } = readBody(body, { type: defaulting(choice(guildChannelTypes), ChannelType.GuildText) });
  const { name, ...said } = readBody(body, { name: nameField, ...settingShape({ type }) });
  requireFeature(guild, type);
  if (channelsOf(world, guild.id).length >= maxChannels) throw tooManyChannels();

  const guildId = guild.id;
  const parent = said.parent_id ? requireCategory(world, { id: '', type, guildId }, said.parent_id) : null;
  const channel = makeChannel(world, {
    ...{ guildId, type, name: settledName(name, { type }), parentId: parent?.id ?? null },
    position: said.position ?? lastPosition(world, { type, guildId }),
    overwrites: overwritesFor(world, standing, said, parent),
    ...settingsFrom(world, said, { type, forumTags: [] }),
  });

  recordChange(world, actor, channel, {
    actionType: AuditLogEvent.ChannelCreate,
    before: null,
    after: settingsOf(world, channel),
  });
  tellChannel(world, Event.ChannelCreate, channel);
  return channel;
}

export function requireFeature({ features }: Guild, type: ChannelType): void {
  const feature = featureFor[type];
  if (!feature || features.includes(feature)) return;
  const message = `This type of channel needs a guild with ${feature}.`;
  throw invalidForm([{ at: 'type', code: 'BASE_TYPE_CHOICES', message }]);
}

/** Where nothing is said of them, they are a copy of the category's. */
function overwritesFor(
  world: World,
  standing: Standing,
  { permission_overwrites: said }: Settings,
  parent: Channel | null,
): Overwrite[] {
  if (!said) return structuredClone(parent?.overwrites ?? []);
  const overwrites = eachOnce(said);
  for (const it of overwrites) requireSubject(world, standing.guild.id, it);
  requireHeld(world, standing, touchedBetween([], overwrites));
  return overwrites;
}
