import { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { watchThreads } from '../channels/threads-gained.ts';
import { Event } from '../events/tell.ts';
import { isTimedOut } from '../permissions/compute.ts';
import { isoTime } from '../present/user.ts';
import type { AuditLogEntry, Member, Snowflake } from '../state/rows.ts';
import { settleVoice } from '../voice/leave.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { tellMember } from './tell.ts';

export type MemberChanges = Partial<Pick<Member, 'nick' | 'roles' | 'timeoutUntil' | 'mute' | 'deaf'>>;

/** As the audit log shows a member. */
const shown = ({ nick, timeoutUntil, mute, deaf }: Member) => ({
  ...{ nick, mute, deaf },
  communication_disabled_until: timeoutUntil === null ? null : isoTime(timeoutUntil),
});

/** Tells once of all that is new about a member, and of nothing where nothing is. */
export function editMember(world: World, actor: Actor, member: Member, wanted: MemberChanges): void {
  const { guildId, userId: targetId } = member;
  const [before, rolesBefore] = [shown(member), member.roles];
  const tellThreadsGained = watchThreads(world, guildId);
  Object.assign(member, wanted);
  const changed = changes(before, shown(member));
  const moved = rolesMoved(world, guildId, rolesBefore, member.roles);
  if (changed.length + moved.length === 0) return;

  tellMember(world, Event.GuildMemberUpdate, member);
  settleVoice(world, member, { isSilenced: isTimedOut(world, member) });
  tellThreadsGained();
  const entry = { ...actor, guildId, targetId };
  if (changed.length > 0) writeAudit(world, { ...entry, actionType: AuditLogEvent.MemberUpdate, changes: changed });
  if (moved.length > 0) writeAudit(world, { ...entry, actionType: AuditLogEvent.MemberRoleUpdate, changes: moved });
}

/** Roles are added and removed by name. */
function rolesMoved(
  { state }: World,
  guildId: Snowflake,
  before: readonly Snowflake[],
  after: readonly Snowflake[],
): AuditLogEntry['changes'] {
  const named = (ids: Snowflake[]) => ids.map((id) => ({ id, name: state.roles.get(guildId)?.get(id)?.name ?? '' }));
  const [added, removed] = [after.filter((id) => !before.includes(id)), before.filter((id) => !after.includes(id))];
  return [
    ...(added.length > 0 ? [{ key: '$add', new_value: named(added) }] : []),
    ...(removed.length > 0 ? [{ key: '$remove', new_value: named(removed) }] : []),
  ];
}
