import { MessageType } from 'discord.js';
import { createMessage } from '../../../simulators/discord/messages/keep.ts';
import type { Channel, Message, Snowflake } from '../../../simulators/discord/state/rows.ts';
import type { World } from '../../../simulators/discord/world.ts';

/** What somebody once said. */
export const keepMessage = (world: World, { id: channelId, guildId }: Channel, authorId: Snowflake): Message =>
  createMessage(world, {
    ...{ channelId, guildId, authorId, type: MessageType.Default as number, content: 'Tea?', webhook: null },
    ...{ applicationId: null, embeds: [], components: [], attachments: [], flags: 0, tts: false, nonce: null },
    ...{ mentions: { users: [], roles: [], everyone: false }, reference: null, snapshot: null, interaction: null },
    ...{ onlyFor: null, poll: null },
  });
