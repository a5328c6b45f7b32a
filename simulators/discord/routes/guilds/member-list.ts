import { ApplicationFlags as Flags } from 'discord-api-types/v10';
import { getMember } from '../../guilds/get.ts';
import { ok } from '../../http/answer.ts';
import { missingAccess } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { presentMember } from '../../present/user.ts';
import type { Member, Snowflake } from '../../state/rows.ts';
import { defaulting } from '../../validation/field.ts';
import { integer, snowflake, text } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

const limit = defaulting(integer({ min: 1, max: 1_000 }), 1);
const mayListMembers = Flags.GatewayGuildMembers | Flags.GatewayGuildMembersLimited;

const byId = (one: Member, other: Member): number => (BigInt(one.userId) < BigInt(other.userId) ? -1 : 1);
const membersOf = ({ state }: World, guildId: Snowflake) =>
  [...(state.members.get(guildId)?.values() ?? [])].sort(byId);

/** What counts is what the application may do, not what a session of its bot has asked for. */
const list = forBots({
  method: 'GET',
  path: '/guilds/:guild/members',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    if ((call.caller.application.flags & mayListMembers) === 0) throw missingAccess();
    const query = readQuery(call.query, { limit, after: defaulting(snowflake, '0') });
    const later = membersOf(world, guild.id).filter(({ userId }) => BigInt(userId) > BigInt(query.after));
    return ok(later.slice(0, query.limit).map((it) => presentMember(world, it)));
  },
});

/** By the beginning of a name, whichever it is. */
const search = forBots({
  method: 'GET',
  path: '/guilds/:guild/members/search',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    const query = readQuery(call.query, { query: text({ min: 1, max: 100 }), limit });
    const wanted = query.query.toLowerCase();
    const found = membersOf(world, guild.id).filter(({ userId, nick }) => {
      const { username, globalName } = world.state.users.get(userId)!;
      return [username, globalName, nick].some((name) => name?.toLowerCase().startsWith(wanted));
    });
    return ok(found.slice(0, query.limit).map((it) => presentMember(world, it)));
  },
});

const one = forBots({
  method: 'GET',
  path: '/guilds/:guild/members/:user',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    return ok(presentMember(world, getMember(world, guild.id, call.params['user']!)));
  },
});

export const memberListRoutes: readonly Route[] = [list, search, one];
