import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { editMember, type MemberChanges } from '../../guilds/edit-member.ts';
import { getMember, getRole } from '../../guilds/get.ts';
import { ok } from '../../http/answer.ts';
import { invalidForm } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { requireAbove, requireMayGive, requireMayTimeOut } from '../../permissions/may-act-on.ts';
import { requireInGuild, type Standing } from '../../permissions/require.ts';
import { presentMember } from '../../present/user.ts';
import type { Member } from '../../state/rows.ts';
import { type Read, setOf } from '../../validation/compound.ts';
import { ignorable, nullable, optional } from '../../validation/field.ts';
import { boolean, integer, snowflake, text, timestamp } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { moveVoice, requireMayChangeVoice } from './member-voice.ts';
import { standingIn } from './standing.ts';

const longestTimeout = 28 * 86_400_000;
const nick = optional(nullable(text({ max: 32 })));

const memberFields = {
  nick,
  roles: ignorable(setOf(snowflake, { max: 350 })),
  mute: ignorable(boolean),
  deaf: ignorable(boolean),
  channel_id: optional(nullable(snowflake)),
  communication_disabled_until: optional(nullable(timestamp)),
  flags: ignorable(integer({ min: 0 })),
};
type Wanted = Read<typeof memberFields>;

/** Each field asks for its own right. */
const edit = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/members/:user',
  fields: Object.keys(memberFields),
  handle(call, world) {
    const standing = standingIn(world, call);
    const wanted = readBody(call.body, memberFields);
    const target = getMember(world, standing.guild.id, call.params['user']!);
    requireMayChangeVoice(world, standing, target, wanted);
    const changes: MemberChanges = {
      ...nickIn(world, standing, target, wanted),
      ...timeoutIn(world, standing, target, wanted),
      ...rolesIn(world, standing, target, wanted),
      mute: wanted.mute ?? target.mute,
      deaf: wanted.deaf ?? target.deaf,
    };
    editMember(world, actorOf(call), target, changes);
    moveVoice(world, actorOf(call), target, wanted);
    return ok(presentMember(world, target));
  },
});

function nickIn(world: World, standing: Standing, target: Member, { nick }: Wanted): MemberChanges {
  if (nick === undefined) return {};
  requireInGuild(world, standing, Bits.ManageNicknames);
  if (target.userId !== standing.member.userId) requireAbove(world, standing, target);
  return { nick: nick || null };
}

function timeoutIn(world: World, standing: Standing, target: Member, wanted: Wanted): MemberChanges {
  const { communication_disabled_until: timeoutUntil } = wanted;
  if (timeoutUntil === undefined) return {};
  requireInGuild(world, standing, Bits.ModerateMembers);
  requireMayTimeOut(world, standing, target);
  if (timeoutUntil !== null && timeoutUntil > world.clock.now() + longestTimeout) {
    const [code, message] = ['INVALID_COMMUNICATION_DISABLED_TIMESTAMP', 'Invalid communication disabled timestamp'];
    throw invalidForm([{ at: 'communication_disabled_until', code, message }]);
  }
  return { timeoutUntil };
}

/** Only the roles that come or go are looked at; that of everybody may stand in the list, as clients put it there. */
function rolesIn(world: World, standing: Standing, target: Member, wanted: Wanted): MemberChanges {
  if (wanted.roles === undefined) return {};
  const { guild } = standing;
  requireInGuild(world, standing, Bits.ManageRoles);
  const roles = wanted.roles.filter((id) => id !== guild.id);
  const moved = [...roles, ...target.roles].filter((id) => !roles.includes(id) || !target.roles.includes(id));
  for (const id of moved) requireMayGive(world, standing, getRole(world, guild.id, id));
  return { roles };
}

const self = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/members/@me',
  fields: ['nick', 'avatar', 'banner', 'bio'],
  handle(call, world) {
    const { guild, member } = standingIn(world, call, 'nick' in call.body ? Bits.ChangeNickname : 0n);
    const wanted = readBody(call.body, { nick });
    editMember(world, actorOf(call), member, wanted.nick === undefined ? {} : { nick: wanted.nick || null });
    return ok(presentMember(world, getMember(world, guild.id, member.userId)));
  },
});

export const memberEditRoutes: readonly Route[] = [self, edit];
