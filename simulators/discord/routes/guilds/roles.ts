import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { getRole } from '../../guilds/get.ts';
import { rolesInOrder } from '../../guilds/role-order.ts';
import { createRole, deleteRole, editRole } from '../../guilds/roles.ts';
import { noContent, ok } from '../../http/answer.ts';
import { invalidRole, tooManyRoles } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { requireAboveRole, requireHeld } from '../../permissions/may-act-on.ts';
import { presentRole } from '../../present/role.ts';
import { readBody } from '../../validation/read.ts';
import { looksIn, roleFields } from './role-fields.ts';
import { standingIn } from './standing.ts';

const list = forBots({
  method: 'GET',
  path: '/guilds/:guild/roles',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    return ok(rolesInOrder(world, guild.id).map(presentRole));
  },
});

const counts = forBots({
  method: 'GET',
  path: '/guilds/:guild/roles/member-counts',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    const members = [...(world.state.members.get(guild.id)?.values() ?? [])];
    const [, ...roles] = rolesInOrder(world, guild.id);
    return ok(Object.fromEntries(roles.map(({ id }) => [id, members.filter((it) => it.roles.includes(id)).length])));
  },
});

const one = forBots({
  method: 'GET',
  path: '/guilds/:guild/roles/:role',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    return ok(presentRole(getRole(world, guild.id, call.params['role']!)));
  },
});

const create = forBots({
  method: 'POST',
  path: '/guilds/:guild/roles',
  fields: Object.keys(roleFields),
  handle(call, world) {
    const standing = standingIn(world, call, Bits.ManageRoles);
    const { guild } = standing;
    const everybody = getRole(world, guild.id, guild.id);
    const wanted = looksIn(readBody(call.body, roleFields), guild);
    requireHeld(world, standing, wanted.permissions ?? 0n);
    if ((world.state.roles.get(guild.id)?.size ?? 0) >= 250) throw tooManyRoles();
    const role = createRole(world, actorOf(call), guild.id, {
      ...{ name: 'new role', permissions: everybody.permissions, color: 0, hoist: false, mentionable: false },
      ...{ unicodeEmoji: null, ...wanted },
    });
    return ok(presentRole(role));
  },
});

const edit = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/roles/:role',
  fields: Object.keys(roleFields),
  handle(call, world) {
    const standing = standingIn(world, call, Bits.ManageRoles);
    const { guild } = standing;
    const role = getRole(world, guild.id, call.params['role']!);
    const { permissions = role.permissions, ...looks } = looksIn(readBody(call.body, roleFields), guild);
    requireAboveRole(world, standing, role);
    requireHeld(world, standing, permissions & ~role.permissions);
    editRole(world, actorOf(call), role, role.id === guild.id ? { permissions } : { permissions, ...looks });
    return ok(presentRole(role));
  },
});

const remove = forBots({
  method: 'DELETE',
  path: '/guilds/:guild/roles/:role',
  handle(call, world) {
    const standing = standingIn(world, call, Bits.ManageRoles);
    const role = getRole(world, standing.guild.id, call.params['role']!);
    requireAboveRole(world, standing, role);
    if (role.managed || role.id === standing.guild.id) throw invalidRole();
    deleteRole(world, actorOf(call), role);
    return noContent;
  },
});

export const roleRoutes: readonly Route[] = [list, counts, one, create, edit, remove];
