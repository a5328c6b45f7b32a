import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { ban, unban } from '../../guilds/ban.ts';
import { getUser } from '../../guilds/get.ts';
import { noContent, ok } from '../../http/answer.ts';
import { unknownBan } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { requireAbove } from '../../permissions/may-act-on.ts';
import { presentUser } from '../../present/user.ts';
import type { Ban, Snowflake } from '../../state/rows.ts';
import { defaulting, ignorable } from '../../validation/field.ts';
import { integer } from '../../validation/kinds.ts';
import { pageOf } from '../../validation/page.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

export const deleteSeconds = ignorable(integer({ min: 0, max: 604_800 }));

const presentBan = ({ state }: World, { userId, reason }: Ban) => ({
  reason,
  user: presentUser(state.users.get(userId)!),
});

function getBan({ state }: World, guildId: Snowflake, userId: string): Ban {
  const found = state.bans.get(guildId)?.get(userId);
  if (!found) throw unknownBan();
  return found;
}

const list = forBots({
  method: 'GET',
  path: '/guilds/:guild/bans',
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.BanMembers);
    const bans = [...(world.state.bans.get(guild.id)?.values() ?? [])];
    const page = pageOf(call.query, { limit: defaulting(integer({ min: 1, max: 1_000 }), 1_000) });
    return ok(page(bans, ({ userId }) => userId).map((it) => presentBan(world, it)));
  },
});

const one = forBots({
  method: 'GET',
  path: '/guilds/:guild/bans/:user',
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.BanMembers);
    return ok(presentBan(world, getBan(world, guild.id, call.params['user']!)));
  },
});

/** Also of people who are not there. */
const create = forBots({
  method: 'PUT',
  path: '/guilds/:guild/bans/:user',
  fields: ['delete_message_seconds', 'delete_message_days'],
  handle(call, world) {
    const standing = standingIn(world, call, Bits.BanMembers);
    const { id: guildId } = standing.guild;
    const { delete_message_seconds: seconds, delete_message_days: days } = readBody(call.body, {
      delete_message_seconds: deleteSeconds,
      delete_message_days: ignorable(integer({ min: 0, max: 7 })),
    });
    const { id: userId } = getUser(world, call.params['user']!);
    const member = world.state.members.get(guildId)?.get(userId);
    if (member) requireAbove(world, standing, member);
    ban(world, actorOf(call), { guildId, userId, deleteSeconds: seconds ?? (days ?? 0) * 86_400 });
    return noContent;
  },
});

const remove = forBots({
  method: 'DELETE',
  path: '/guilds/:guild/bans/:user',
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.BanMembers);
    const { userId } = getBan(world, guild.id, call.params['user']!);
    unban(world, actorOf(call), { guildId: guild.id, userId });
    return noContent;
  },
});

export const banRoutes: readonly Route[] = [list, one, create, remove];
