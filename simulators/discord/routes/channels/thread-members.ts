import { ApplicationFlags as Flags } from 'discord-api-types/v10';
import { threadOf } from '../../channels/archive.ts';
import { requireThread } from '../../channels/require.ts';
import { inviteToThread, joinThread, leaveThread, removeOther } from '../../channels/thread-membership.ts';
import { noContent, ok } from '../../http/answer.ts';
import { missingAccess, unknownMember } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { presentThreadMember } from '../../present/channel.ts';
import { presentMember } from '../../present/user.ts';
import type { Channel, Thread } from '../../state/rows.ts';
import { optional } from '../../validation/field.ts';
import { boolean, integer, snowflake } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';

const all = '/channels/:channel/thread-members';
const one = `${all}/:user`;

const membersFlags = Flags.GatewayGuildMembers | Flags.GatewayGuildMembersLimited;
const listing = {
  with_member: optional(boolean),
  after: optional(snowflake),
  limit: optional(integer({ min: 1, max: 100 })),
};

/** In pages only where the members of the guild are asked for as well. */
export const list = forBots({
  method: 'GET',
  path: all,
  handle({ caller: { user, application }, params, query }, world) {
    const { channel } = requireThread(world, user.id, params['channel']!);
    if ((application.flags & membersFlags) === 0) throw missingAccess();
    const { with_member: isWhole = false, after = '0', limit = 100 } = readQuery(query, listing);
    const members = [...threadOf(channel).members].sort((one, other) =>
      BigInt(one.userId) < BigInt(other.userId) ? -1 : 1,
    );
    const page = members.filter(({ userId }) => BigInt(userId) > BigInt(after)).slice(0, limit);
    return ok((isWhole ? page : members).map((it) => present(world, channel, it, isWhole)));
  },
});

export const get = forBots({
  method: 'GET',
  path: one,
  handle({ caller: { user }, params, query }, world) {
    const { channel } = requireThread(world, user.id, params['channel']!);
    const { with_member: isWhole = false } = readQuery(query, { with_member: listing.with_member });
    const wanted = params['user'] === '@me' ? user.id : params['user'];
    const member = threadOf(channel).members.find(({ userId }) => userId === wanted);
    if (!member) throw unknownMember();
    return ok(present(world, channel, member, isWhole));
  },
});

function present(world: World, channel: Channel, member: Thread['members'][number], isWhole: boolean): object {
  const inGuild = isWhole ? world.state.members.get(channel.guildId!)?.get(member.userId) : undefined;
  return { ...presentThreadMember(channel.id, member), ...(inGuild && { member: presentMember(world, inGuild) }) };
}

export const add = forBots({
  method: 'PUT',
  path: one,
  handle({ caller, params }, world) {
    const { channel, standing } = requireThread(world, caller.user.id, params['channel']!);
    if (params['user'] === '@me') joinThread(world, standing, channel);
    else inviteToThread(world, standing, channel, params['user']!);
    return noContent;
  },
});

export const remove = forBots({
  method: 'DELETE',
  path: one,
  handle({ caller, params }, world) {
    const { channel, standing } = requireThread(world, caller.user.id, params['channel']!);
    if (params['user'] === '@me') leaveThread(world, standing, channel);
    else removeOther(world, standing, channel, params['user']!);
    return noContent;
  },
});
