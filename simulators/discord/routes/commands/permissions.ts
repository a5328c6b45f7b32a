import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { getCommand, type Scope } from '../../commands/keep.ts';
import { permissionsOf, presentPermissions, setPermissions } from '../../commands/permissions.ts';
import { scopeOf } from '../../commands/scope.ts';
import { ok } from '../../http/answer.ts';
import { botsMayNot, unknownCommandPermissions } from '../../http/api-error.ts';
import { forBots, forEither } from '../../http/route.ts';
import { requireGuild, requireInGuild } from '../../permissions/require.ts';
import { fields, listOf } from '../../validation/compound.ts';
import { boolean, choice, snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';

const list = '/applications/:application/guilds/:guild/commands/permissions';
const one = '/applications/:application/guilds/:guild/commands/:command/permissions';

/** Of a command, wherever it is at home, or of the application itself. */
function requireTarget(world: World, scope: Scope, id: string): void {
  if (id === scope.applicationId) return;
  const { guildId } = world.state.commands.get(id) ?? {};
  getCommand(world, guildId === null ? { ...scope, guildId } : scope, id);
}

export const listPermissions = forBots({
  method: 'GET',
  path: list,
  handle(call, world) {
    const { applicationId, guildId } = scopeOf(world, call);
    const all = world.state.commandPermissions.filter(
      (it) => it.applicationId === applicationId && it.guildId === guildId,
    );
    return ok(all.map(presentPermissions));
  },
});

export const readPermissions = forBots({
  method: 'GET',
  path: one,
  handle(call, world) {
    const scope = scopeOf(world, call);
    requireTarget(world, scope, call.params['command']!);
    const found = permissionsOf(world, call.params['guild']!, call.params['command']!);
    if (!found) throw unknownCommandPermissions();
    return ok(presentPermissions(found));
  },
});

const body = {
  permissions: listOf(fields({ id: snowflake, type: choice([1, 2, 3]), permission: boolean }), { max: 100 }),
};

/** A person decides who may use a command; a bot never does. */
export const writePermissions = forEither({
  method: 'PUT',
  path: one,
  scopes: ['applications.commands.permissions.update'],
  fields: Object.keys(body),
  handle(call, world) {
    if (call.caller.kind === 'bot') throw botsMayNot();
    const scope = scopeOf(world, call);
    const { guild, command } = call.params;
    requireInGuild(world, requireGuild(world, call.caller.user.id, guild!), Bits.ManageGuild | Bits.ManageRoles);
    requireTarget(world, scope, command!);
    const { permissions } = readBody(call.body, body);
    return ok(
      setPermissions(world, { guildId: guild!, applicationId: scope.applicationId, id: command!, permissions }),
    );
  },
});
