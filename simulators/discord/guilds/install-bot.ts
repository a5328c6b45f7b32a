import { AuditLogEvent } from 'discord-api-types/v10';
import { writeAudit } from '../audit/write.ts';
import { Event } from '../events/tell.ts';
import { makeRole } from '../state/make.ts';
import type { Application, Member, Role, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { addMember } from './join.ts';
import { arrange, rolesInOrder } from './role-order.ts';
import { tellRole } from './tell.ts';

/** Brings an application's bot into a guild, with the managed role that goes with it, just above everybody. */
export function installBot(
  world: World,
  actor: Actor,
  { guildId, application, permissions }: { guildId: Snowflake; application: Application; permissions: bigint },
): Member {
  const { botId, name } = application;
  const already = world.state.members.get(guildId)?.get(botId);
  if (already) return already;

  const roles = permissions === 0n ? [] : [managedRole(world, { guildId, name, permissions, botId }).id];
  const member = addMember(world, { guildId, userId: botId, roles });
  writeAudit(world, { ...actor, guildId, targetId: botId, actionType: AuditLogEvent.BotAdd });
  return member;
}

function managedRole(world: World, looks: Pick<Role, 'guildId' | 'name' | 'permissions' | 'botId'>): Role {
  const [everybody, ...others] = rolesInOrder(world, looks.guildId);
  const role = makeRole(world, { ...looks, managed: true });
  tellRole(world, Event.GuildRoleCreate, role);
  arrange(world, [everybody!, role, ...others]);
  return role;
}
