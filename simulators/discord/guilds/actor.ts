import type { BotCall } from '../http/call.ts';
import type { Snowflake } from '../state/rows.ts';

/** Who does something in a guild, and why; the audit log tells of both. */
export interface Actor {
  actorId: Snowflake;
  reason: string | null;
}

export const actorOf = ({ caller, reason }: Pick<BotCall, 'caller' | 'reason'>): Actor => ({
  actorId: caller.user.id,
  reason,
});
