import type { Route } from '../../http/route.ts';
import { archivedPrivate, archivedPublic, joinedPrivate } from './archived-threads.ts';
import * as channel from './channel.ts';
import { follow } from './followers.ts';
import * as guildChannels from './guild-channels.ts';
import * as overwrites from './overwrites.ts';
import * as threadMembers from './thread-members.ts';
import { start, startOnMessage } from './threads.ts';
import { type } from './typing.ts';
import { setVoiceStatus } from './voice-status.ts';

export const channelsRoutes: readonly Route[] = [
  ...[guildChannels.list, guildChannels.create, guildChannels.move, guildChannels.active],
  ...[channel.get, channel.edit, channel.remove],
  ...[overwrites.put, overwrites.remove],
  ...[start, startOnMessage, archivedPublic, archivedPrivate, joinedPrivate],
  ...[threadMembers.list, threadMembers.get, threadMembers.add, threadMembers.remove],
  ...[follow, type, setVoiceStatus],
];
