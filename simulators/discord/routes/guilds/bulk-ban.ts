import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { ban } from '../../guilds/ban.ts';
import { ok } from '../../http/answer.ts';
import { nobodyBanned } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { outranks } from '../../permissions/hierarchy.ts';
import type { Standing } from '../../permissions/require.ts';
import type { Snowflake } from '../../state/rows.ts';
import { setOf } from '../../validation/compound.ts';
import { snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { deleteSeconds } from './bans.ts';
import { standingIn } from './standing.ts';

/** Bans whom it can, and tells whom it could not. */
export const bulkBan = forBots({
  method: 'POST',
  path: '/guilds/:guild/bulk-ban',
  fields: ['user_ids', 'delete_message_seconds'],
  handle(call, world) {
    const standing = standingIn(world, call, Bits.BanMembers | Bits.ManageGuild);
    const { user_ids, delete_message_seconds } = readBody(call.body, {
      user_ids: setOf(snowflake, { min: 1, max: 200 }),
      delete_message_seconds: deleteSeconds,
    });
    const banned = user_ids.filter((userId) => mayBan(world, standing, userId));
    if (banned.length === 0) throw nobodyBanned();
    for (const userId of banned) {
      ban(world, actorOf(call), { guildId: standing.guild.id, userId, deleteSeconds: delete_message_seconds ?? 0 });
    }
    return ok({ banned_users: banned, failed_users: user_ids.filter((id) => !banned.includes(id)) });
  },
});

function mayBan(world: World, { guild, member }: Standing, userId: Snowflake): boolean {
  const { users, bans, members } = world.state;
  const target = members.get(guild.id)?.get(userId);
  if (!users.has(userId) || bans.get(guild.id)?.has(userId)) return false;
  return !target || outranks(world, guild, member, target);
}
