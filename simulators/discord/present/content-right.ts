import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Viewer } from '../events/dispatch.ts';
import type { Message } from '../state/rows.ts';

/** Without the right to all content, a bot reads what it wrote, what is written to it alone, and what mentions it. */
export function mayReadContent(message: Message, { applicationId, userId, intents }: Viewer): boolean {
  if (applicationId === null || (intents & Intent.MessageContent) !== 0) return true;
  if (message.authorId === userId || message.applicationId === applicationId) return true;
  return message.guildId === null || message.mentions.users.includes(userId);
}
