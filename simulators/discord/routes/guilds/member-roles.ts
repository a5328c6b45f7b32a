import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { editMember } from '../../guilds/edit-member.ts';
import { getMember, getRole } from '../../guilds/get.ts';
import { type Answer, noContent } from '../../http/answer.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots, type Route } from '../../http/route.ts';
import { requireMayGive } from '../../permissions/may-act-on.ts';
import type { Snowflake } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

type Change = (roles: readonly Snowflake[], roleId: Snowflake) => Snowflake[];

/** What is so already stays so, and nobody is told. */
function change(call: BotCall, world: World, how: Change): Answer {
  const standing = standingIn(world, call, Bits.ManageRoles);
  const member = getMember(world, standing.guild.id, call.params['user']!);
  const role = getRole(world, standing.guild.id, call.params['role']!);
  requireMayGive(world, standing, role);
  editMember(world, actorOf(call), member, { roles: how(member.roles, role.id) });
  return noContent;
}

const path = '/guilds/:guild/members/:user/roles/:role';

export const memberRoleRoutes: readonly Route[] = [
  forBots({
    method: 'PUT',
    path,
    handle: (call, world) => change(call, world, (roles, id) => [...new Set([...roles, id])]),
  }),
  forBots({
    method: 'DELETE',
    path,
    handle: (call, world) => change(call, world, (roles, id) => roles.filter((it) => it !== id)),
  }),
];
