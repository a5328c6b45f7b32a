import type { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import type { Actor } from '../guilds/actor.ts';
import { presentChannel } from '../present/channel.ts';
import type { Channel } from '../state/rows.ts';
import type { World } from '../world.ts';
import { guildOf } from './tell.ts';

const passing = ['id', 'guild_id', 'last_message_id', 'last_pin_timestamp', 'member', 'member_count', 'owner_id'];
const counted = ['message_count', 'total_message_sent', 'archive_timestamp', 'create_timestamp'];

/** A channel as the audit log looks at it: without what changes by itself. */
export function settingsOf(world: World, channel: Channel): Record<string, unknown> {
  const { thread_metadata: thread = {}, ...rest } = presentChannel(world, channel, '') as { thread_metadata?: object };
  const shown = Object.entries({ ...rest, ...thread }).filter(([key]) => ![...passing, ...counted].includes(key));
  return Object.fromEntries(shown);
}

/** Writes down what became of a channel, as it was before and is now; nothing, where nothing did. */
export function recordChange(
  world: World,
  actor: Actor,
  channel: Channel,
  {
    actionType,
    before,
    after,
  }: { actionType: AuditLogEvent } & Record<'before' | 'after', Record<string, unknown> | null>,
): void {
  const changed = changes(before, after);
  if (changed.length === 0) return;
  writeAudit(world, { guildId: guildOf(channel), ...actor, actionType, targetId: channel.id, changes: changed });
}
