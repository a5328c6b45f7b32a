import { snowflake } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';

/** Which `:names` of a path stand for ids, and how Discord calls them; and what may stand in the place of one. */
const ids: Record<string, { called: string; or?: string }> = {
  application: { called: 'application_id' },
  channel: { called: 'channel_id' },
  command: { called: 'command_id' },
  emojiId: { called: 'emoji_id' },
  event: { called: 'guild_scheduled_event_id' },
  guild: { called: 'guild_id' },
  interaction: { called: 'interaction_id' },
  message: { called: 'message_id', or: '@original' },
  overwrite: { called: 'overwrite_id' },
  role: { called: 'role_id' },
  rule: { called: 'auto_moderation_rule_id' },
  user: { called: 'user_id', or: '@me' },
  webhook: { called: 'webhook_id' },
};

/** A name where an id belongs is wrong in itself, whatever there is or is not. */
export function requireIds(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) {
    const { called, or } = ids[name] ?? {};
    if (called && value !== or) readBody({ [called]: value }, { [called]: snowflake });
  }
}
