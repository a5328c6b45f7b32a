import { AuditLogEvent } from 'discord-api-types/v10';
import { writeAudit } from '../audit/write.ts';
import type { Member } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { removeMember } from './leave.ts';

export function kick(world: World, actor: Actor, member: Member): void {
  removeMember(world, member);
  const { guildId, userId: targetId } = member;
  writeAudit(world, { ...actor, guildId, targetId, actionType: AuditLogEvent.MemberKick });
}
