import { isVoice } from '../model/channels.ts';
import type { Bits } from '../model/permissions.ts';
import type { Channel } from '../model/types.ts';

type Name = keyof typeof Bits;

const everywhere: readonly Name[] = [
  ...(['ViewChannel', 'ManageChannels', 'ManageRoles', 'ManageWebhooks', 'CreateInstantInvite'] as const),
  ...(['SendMessages', 'EmbedLinks', 'AttachFiles', 'AddReactions', 'UseExternalEmojis'] as const),
  ...(['UseExternalStickers', 'MentionEveryone', 'ManageMessages', 'PinMessages', 'ReadMessageHistory'] as const),
  ...(['UseApplicationCommands', 'SendPolls', 'UseExternalApps', 'SendTTSMessages', 'SendVoiceMessages'] as const),
];

const ofText: readonly Name[] = [
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'ManageThreads',
];

const ofVoice: readonly Name[] = [
  ...(['Connect', 'Speak', 'Stream', 'UseVAD', 'PrioritySpeaker', 'MuteMembers', 'DeafenMembers'] as const),
  ...(['MoveMembers', 'UseEmbeddedActivities', 'UseSoundboard', 'ManageEvents'] as const),
];

/** What can be allowed or denied in a channel of this kind. */
export const permissionsOf = (channel: Channel): readonly Name[] => [
  ...everywhere,
  ...(isVoice(channel) ? ofVoice : ofText),
];

/** `SendTTSMessages`: Send TTS messages. */
export const inWords = (name: string): string =>
  name
    .split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word, place) => (place === 0 || word === word.toUpperCase() ? word : word.toLowerCase()))
    .join(' ');
