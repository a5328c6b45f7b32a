import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { mentionedIn } from '../../audit/mentioned.ts';
import { presentEntry } from '../../audit/write.ts';
import { ok } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { timeOf } from '../../ids.ts';
import type { AuditLogEntry } from '../../state/rows.ts';
import { defaulting, ignorable } from '../../validation/field.ts';
import { choice, integer, snowflake } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import { standingIn } from './standing.ts';

const keptMs = 45 * 86_400_000;
const actions = Object.values(AuditLogEvent).filter((it) => typeof it === 'number');

const query = {
  user_id: ignorable(snowflake),
  target_id: ignorable(snowflake),
  action_type: ignorable(choice(actions)),
  before: ignorable(snowflake),
  after: ignorable(snowflake),
  limit: defaulting(integer({ min: 1, max: 100 }), 50),
};

/** Newest first; what came after an entry in the order in which it came. */
export const auditLogs = forBots({
  method: 'GET',
  path: '/guilds/:guild/audit-logs',
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.ViewAuditLog);
    const asked = readQuery(call.query, query);
    const { user_id, target_id, action_type, before, after, limit } = asked;
    const isAsked = ({ id, actorId, targetId, actionType }: AuditLogEntry) =>
      timeOf(id) > world.clock.now() - keptMs &&
      (user_id === undefined || actorId === user_id) &&
      (target_id === undefined || targetId === target_id) &&
      (action_type === undefined || actionType === action_type) &&
      (before === undefined || BigInt(id) < BigInt(before)) &&
      (after === undefined || BigInt(id) > BigInt(after));
    const found = (world.state.auditLogs.get(guild.id) ?? []).filter(isAsked);
    const page = after === undefined ? found.reverse().slice(0, limit) : found.slice(0, limit);
    const mentioned = mentionedIn(world, page, call.caller.application);
    return ok({ audit_log_entries: page.map(presentEntry), ...mentioned });
  },
});
