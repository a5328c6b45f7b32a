import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { changes } from '../../audit/changes.ts';
import { writeAudit } from '../../audit/write.ts';
import { type Actor, actorOf } from '../../guilds/actor.ts';
import { getRole } from '../../guilds/get.ts';
import { arrange, rearranged, rolesInOrder } from '../../guilds/role-order.ts';
import { ok } from '../../http/answer.ts';
import { missingPermissions } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { standsAbove } from '../../permissions/hierarchy.ts';
import type { Standing } from '../../permissions/require.ts';
import { presentRole } from '../../present/role.ts';
import type { Role } from '../../state/rows.ts';
import { fields, listOf } from '../../validation/compound.ts';
import { ignorable } from '../../validation/field.ts';
import { integer, snowflake } from '../../validation/kinds.ts';
import { readAs } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

const positions = listOf(fields({ id: snowflake, position: ignorable(integer({ min: 0 })) }));

export const rolePositions = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/roles',
  fields: ['id', 'position'],
  handle(call, world) {
    const standing = standingIn(world, call, Bits.ManageRoles);
    const wanted = new Map<string, number>();
    for (const { id, position } of readAs(positions, call.body)) {
      const role = getRole(world, standing.guild.id, id);
      if (position !== undefined) wanted.set(role.id, position);
    }
    const before = rolesInOrder(world, standing.guild.id);
    const after = rearranged(before, wanted);
    requireNothingMovedAbove(world, standing, before, after);
    arrange(world, after);
    for (const [place, role] of before.entries()) {
      if (wanted.has(role.id) && after[place] !== role) noteMove(world, actorOf(call), role, place);
    }
    return ok(after.map(presentRole));
  },
});

/** From one's own highest role upwards everything stays as it was; that of everybody never moves. */
function requireNothingMovedAbove(
  world: World,
  { guild, member }: Standing,
  before: readonly Role[],
  after: readonly Role[],
): void {
  const isTouched = before.some((role, place) => after[place] !== role && !standsAbove(world, guild, member, role));
  if (isTouched) throw missingPermissions();
}

function noteMove(world: World, actor: Actor, { id, guildId, position }: Role, old: number): void {
  const moved = changes({ position: old }, { position });
  writeAudit(world, { ...actor, guildId, targetId: id, actionType: AuditLogEvent.RoleUpdate, changes: moved });
}
