import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { getRole } from '../../guilds/get.ts';
import { addMember } from '../../guilds/join.ts';
import { created, noContent } from '../../http/answer.ts';
import { invalidAccessToken } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { findAuthorization } from '../../oauth2/authorizations.ts';
import { requireMayGive } from '../../permissions/may-act-on.ts';
import { requireInGuild } from '../../permissions/require.ts';
import { presentMember } from '../../present/user.ts';
import { setOf } from '../../validation/compound.ts';
import { ignorable } from '../../validation/field.ts';
import { boolean, snowflake, text } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

const memberFields = {
  access_token: text({ min: 1, max: 10_240 }),
  nick: ignorable(text({ max: 32 })),
  roles: ignorable(setOf(snowflake, { max: 250 })),
  mute: ignorable(boolean),
  deaf: ignorable(boolean),
};

/** Somebody who allowed the application to let them in. */
export const memberAdd = forBots({
  method: 'PUT',
  path: '/guilds/:guild/members/:user',
  fields: Object.keys(memberFields),
  handle(call, world) {
    const standing = standingIn(world, call, Bits.CreateInstantInvite);
    const { guild } = standing;
    const { access_token, nick, roles = [], mute, deaf } = readBody(call.body, memberFields);
    const userId = call.params['user']!;
    requireAllowed(world, call, access_token);
    if (world.state.members.get(guild.id)?.has(userId)) return noContent;
    if (nick !== undefined) requireInGuild(world, standing, Bits.ManageNicknames);
    if (mute !== undefined) requireInGuild(world, standing, Bits.MuteMembers);
    if (deaf !== undefined) requireInGuild(world, standing, Bits.DeafenMembers);
    if (roles.length > 0) requireInGuild(world, standing, Bits.ManageRoles);
    for (const id of roles) requireMayGive(world, standing, getRole(world, guild.id, id));
    const more = { roles, nick: nick || null, mute: mute ?? false, deaf: deaf ?? false };
    return created(presentMember(world, addMember(world, { guildId: guild.id, userId, ...more })));
  },
});

function requireAllowed(world: World, { caller, params }: BotCall, token: string): void {
  const allowed = findAuthorization(world, token);
  if (allowed?.userId !== params['user'] || allowed?.applicationId !== caller.application.id)
    throw invalidAccessToken();
  if (!allowed.scopes.includes('guilds.join')) throw invalidAccessToken();
}
