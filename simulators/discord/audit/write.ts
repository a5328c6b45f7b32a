import { type APIAuditLogEntry, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import type { AuditLogEntry } from '../state/rows.ts';
import type { World } from '../world.ts';

type Deed = Omit<AuditLogEntry, 'id' | 'changes' | 'options' | 'reason'> & Partial<AuditLogEntry>;

/** Keeps who did what to whom in a guild, and tells those who may read it. */
export function writeAudit(world: World, deed: Deed): void {
  const entry: AuditLogEntry = { id: world.newId(), reason: null, changes: [], options: null, ...deed };
  world.state.auditLogs.get(entry.guildId)?.push(entry);
  tellGuild(world, entry.guildId, {
    event: Event.GuildAuditLogEntryCreate,
    intents: Intent.GuildModeration,
    permission: Bits.ViewAuditLog,
    data: { ...presentEntry(entry), guild_id: entry.guildId },
  });
}

export const presentEntry = (entry: AuditLogEntry): APIAuditLogEntry =>
  ({
    id: entry.id,
    user_id: entry.actorId,
    target_id: entry.targetId,
    action_type: entry.actionType,
    ...(entry.changes.length > 0 && { changes: entry.changes }),
    ...(entry.options && { options: entry.options }),
    ...(entry.reason && { reason: entry.reason }),
  }) as unknown as APIAuditLogEntry;
