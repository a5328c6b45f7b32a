import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { writeAudit } from '../../audit/write.ts';
import { actorOf } from '../../guilds/actor.ts';
import { inactiveMembers } from '../../guilds/inactive-members.ts';
import { removeMember } from '../../guilds/leave.ts';
import { ok } from '../../http/answer.ts';
import { forBots, type Route } from '../../http/route.ts';
import { setOf } from '../../validation/compound.ts';
import { defaulting } from '../../validation/field.ts';
import { boolean, integer, snowflake, text } from '../../validation/kinds.ts';
import { readBody, readQuery } from '../../validation/read.ts';
import { standingIn } from './standing.ts';

const days = defaulting(integer({ min: 1, max: 30 }), 7);
const rights = Bits.KickMembers | Bits.ManageGuild;

const count = forBots({
  method: 'GET',
  path: '/guilds/:guild/prune',
  handle(call, world) {
    const { guild } = standingIn(world, call, rights);
    const asked = readQuery(call.query, { days, include_roles: defaulting(text(), '') });
    const includedRoles = asked.include_roles.split(',').filter(Boolean);
    return ok({ pruned: inactiveMembers(world, guild, { days: asked.days, includedRoles }).length });
  },
});

const begin = forBots({
  method: 'POST',
  path: '/guilds/:guild/prune',
  fields: ['days', 'compute_prune_count', 'include_roles'],
  handle(call, world) {
    const { guild } = standingIn(world, call, rights);
    const asked = readBody(call.body, {
      days,
      compute_prune_count: defaulting(boolean, true),
      include_roles: defaulting(setOf(snowflake, { max: 100 }), []),
    });
    const members = inactiveMembers(world, guild, { days: asked.days, includedRoles: asked.include_roles });
    for (const member of members) removeMember(world, member);
    const options = { delete_member_days: String(asked.days), members_removed: String(members.length) };
    const entry = { guildId: guild.id, targetId: null, actionType: AuditLogEvent.MemberPrune, options };
    writeAudit(world, { ...actorOf(call), ...entry });
    return ok({ pruned: asked.compute_prune_count ? members.length : null });
  },
});

export const pruneRoutes: readonly Route[] = [count, begin];
