import { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { watchThreads } from '../channels/threads-gained.ts';
import { Event } from '../events/tell.ts';
import { makeRole } from '../state/make.ts';
import type { Role, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { arrange, rolesInOrder } from './role-order.ts';
import { tellRole, tellRoleDeleted } from './tell.ts';

export type RoleLooks = Pick<Role, 'name' | 'permissions' | 'color' | 'hoist' | 'mentionable' | 'unicodeEmoji'>;

/** As the audit log shows it. */
const shown = ({ name, permissions, color, hoist, mentionable }: RoleLooks) => ({
  ...{ name, permissions: String(permissions), color, hoist, mentionable },
});

/** A new role stands below all others but that of everybody. */
export function createRole(world: World, actor: Actor, guildId: Snowflake, looks: RoleLooks): Role {
  const [everybody, ...others] = rolesInOrder(world, guildId);
  const role = makeRole(world, { guildId, position: 1, ...looks });
  tellRole(world, Event.GuildRoleCreate, role);
  arrange(world, [everybody!, role, ...others]);
  const actionType = AuditLogEvent.RoleCreate;
  writeAudit(world, { ...actor, guildId, targetId: role.id, actionType, changes: changes(null, shown(role)) });
  return role;
}

export function editRole(world: World, actor: Actor, role: Role, looks: Partial<RoleLooks>): void {
  const before = shown(role);
  const tellThreadsGained = watchThreads(world, role.guildId);
  Object.assign(role, looks);
  const changed = changes(before, shown(role));
  if (changed.length === 0) return;
  tellRole(world, Event.GuildRoleUpdate, role);
  tellThreadsGained();
  const { guildId, id: targetId } = role;
  writeAudit(world, { ...actor, guildId, targetId, actionType: AuditLogEvent.RoleUpdate, changes: changed });
}

export function deleteRole(world: World, actor: Actor, role: Role): void {
  removeRole(world, role);
  const { guildId, id: targetId } = role;
  const actionType = AuditLogEvent.RoleDelete;
  writeAudit(world, { ...actor, guildId, targetId, actionType, changes: changes(shown(role), null) });
}

/** Nobody has it any more, and nothing is allowed to it. */
export function removeRole(world: World, role: Role): void {
  const { state } = world;
  const { id, guildId } = role;
  const tellThreadsGained = watchThreads(world, guildId);
  state.roles.get(guildId)?.delete(id);
  for (const member of state.members.get(guildId)?.values() ?? []) {
    member.roles = member.roles.filter((it) => it !== id);
  }
  for (const channel of state.channels.values()) {
    if (channel.guildId === guildId) channel.overwrites = channel.overwrites.filter((it) => it.id !== id);
  }
  tellRoleDeleted(world, role);
  tellThreadsGained();
  arrange(world, rolesInOrder(world, guildId));
}
