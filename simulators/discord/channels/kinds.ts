import { ChannelType as Type } from 'discord-api-types/v10';
import type { Channel } from '../state/rows.ts';

type Typed = Pick<Channel, 'type'>;

const among =
  (...types: Type[]) =>
  ({ type }: Typed): boolean =>
    types.includes(type);

export const isCategory = among(Type.GuildCategory);
export const isAnnouncement = among(Type.GuildAnnouncement);
export const isVoice = among(Type.GuildVoice, Type.GuildStageVoice);
/** Its threads are its posts; itself it holds no messages. */
export const isForum = among(Type.GuildForum, Type.GuildMedia);
/** Its name has no spaces and no capitals. */
export const isNamedPlainly = among(Type.GuildText, Type.GuildAnnouncement, Type.GuildForum, Type.GuildMedia);
export const hasTopic = isNamedPlainly;
export const holdsThreads = isNamedPlainly;
export const holdsMessages = among(
  ...[Type.GuildText, Type.GuildAnnouncement, Type.GuildVoice, Type.GuildStageVoice, Type.DM],
  ...[Type.PublicThread, Type.PrivateThread, Type.AnnouncementThread],
);

/** Where a webhook may be. */
export const takesWebhooks = among(
  ...[Type.GuildText, Type.GuildAnnouncement, Type.GuildVoice, Type.GuildStageVoice, Type.GuildForum, Type.GuildMedia],
);
