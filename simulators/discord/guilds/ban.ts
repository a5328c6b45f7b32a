import { AuditLogEvent } from 'discord-api-types/v10';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent } from '../events/tell.ts';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { removeMember } from './leave.ts';
import { removeMessagesOf } from './remove-messages.ts';
import { tellUserOf } from './tell.ts';

interface Banishment {
  guildId: Snowflake;
  userId: Snowflake;
  /** What the user wrote in these last seconds goes too. */
  deleteSeconds: number;
}

/** Whoever is banned already stays so, and nobody is told again. */
export function ban(world: World, actor: Actor, { guildId, userId, deleteSeconds }: Banishment): void {
  const { state, clock } = world;
  const bans = state.bans.get(guildId)!;
  if (bans.has(userId)) return;

  bans.set(userId, { guildId, userId, reason: actor.reason });
  tellBan(world, Event.GuildBanAdd, guildId, userId);
  const member = state.members.get(guildId)?.get(userId);
  if (member) removeMember(world, member);
  if (deleteSeconds > 0) removeMessagesOf(world, { guildId, userId, since: clock.now() - deleteSeconds * 1_000 });
  writeAudit(world, { ...actor, guildId, targetId: userId, actionType: AuditLogEvent.MemberBanAdd });
}

export function unban(world: World, actor: Actor, { guildId, userId }: Pick<Banishment, 'guildId' | 'userId'>): void {
  world.state.bans.get(guildId)?.delete(userId);
  tellBan(world, Event.GuildBanRemove, guildId, userId);
  writeAudit(world, { ...actor, guildId, targetId: userId, actionType: AuditLogEvent.MemberBanRemove });
}

const tellBan = (world: World, event: Event, guildId: Snowflake, userId: Snowflake) =>
  tellUserOf(world, guildId, { event, intents: Intent.GuildModeration, user: world.state.users.get(userId)! });
