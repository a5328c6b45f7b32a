import { removeMember } from '../../guilds/leave.ts';
import { noContent, ok } from '../../http/answer.ts';
import { invalidGuild, unknownGuild } from '../../http/api-error.ts';
import { forBearers, forBots, forEither, type Route } from '../../http/route.ts';
import { guildPermissions } from '../../permissions/compute.ts';
import { requireGuild } from '../../permissions/require.ts';
import { countsOf } from '../../present/guild.ts';
import { presentMember } from '../../present/user.ts';
import { defaulting } from '../../validation/field.ts';
import { boolean, integer } from '../../validation/kinds.ts';
import { pageOf } from '../../validation/page.ts';
import { readQuery } from '../../validation/read.ts';

const list = forEither({
  method: 'GET',
  path: '/users/@me/guilds',
  scopes: ['guilds'],
  handle({ caller, query }, world) {
    const { state } = world;
    const { with_counts } = readQuery(query, { with_counts: defaulting(boolean, false) });
    const page = pageOf(query, { limit: defaulting(integer({ min: 1, max: 200 }), 200) });
    const own = [...state.guilds.values()].flatMap((guild) => {
      const member = state.members.get(guild.id)?.get(caller.user.id);
      return member ? [{ guild, member }] : [];
    });
    const shown = page(own, ({ guild }) => guild.id).map(({ guild, member }) => ({
      ...{ id: guild.id, name: guild.name, icon: guild.icon, banner: null, features: guild.features },
      owner: guild.ownerId === member.userId,
      permissions: String(guildPermissions(world, guild, member)),
      ...(with_counts && countsOf(world, guild)),
    }));
    return ok(shown);
  },
});

const leave = forBots({
  method: 'DELETE',
  path: '/users/@me/guilds/:guild',
  handle({ caller, params }, world) {
    const member = world.state.members.get(params['guild']!)?.get(caller.user.id);
    if (!member) throw unknownGuild();
    if (world.state.guilds.get(member.guildId)?.ownerId === member.userId) throw invalidGuild();
    removeMember(world, member);
    return noContent;
  },
});

const membership = forBearers({
  method: 'GET',
  path: '/users/@me/guilds/:guild/member',
  scopes: ['guilds.members.read'],
  handle({ caller, params }, world) {
    const { member } = requireGuild(world, caller.user.id, params['guild']!);
    return ok(presentMember(world, member));
  },
});

export const ownGuildRoutes: readonly Route[] = [list, leave, membership];
