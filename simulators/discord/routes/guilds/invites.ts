import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { createInvite, deleteInvite, getInvite, invitesOf } from '../../guilds/invites.ts';
import { ok } from '../../http/answer.ts';
import { missingPermissions, tooManyInvites, wrongChannelType } from '../../http/api-error.ts';
import { forAnyone, forBots, type Route } from '../../http/route.ts';
import { guildPermissions } from '../../permissions/compute.ts';
import { permissionsIn, requireChannel, requireGuild, requireInChannel } from '../../permissions/require.ts';
import { countsOf } from '../../present/guild.ts';
import { inviteMetadata, presentInvite } from '../../present/invite.ts';
import { defaulting } from '../../validation/field.ts';
import { boolean, integer } from '../../validation/kinds.ts';
import { readBody, readQuery } from '../../validation/read.ts';
import { standingIn } from './standing.ts';

const inviteFields = {
  max_age: defaulting(integer({ min: 0, max: 604_800 }), 86_400),
  max_uses: defaulting(integer({ min: 0, max: 100 }), 0),
  temporary: defaulting(boolean, false),
  unique: defaulting(boolean, false),
};

const ofGuild = forBots({
  method: 'GET',
  path: '/guilds/:guild/invites',
  handle(call, world) {
    const { guild, member } = standingIn(world, call);
    const bits = guildPermissions(world, guild, member);
    if ((bits & (Bits.ManageGuild | Bits.ViewAuditLog)) === 0n) throw missingPermissions();
    const knowsMore = (bits & Bits.ManageGuild) !== 0n;
    const shown = invitesOf(world, guild.id).map((it) => ({
      ...presentInvite(world, it),
      ...(knowsMore && inviteMetadata(it)),
    }));
    return ok(shown);
  },
});

const ofChannel = forBots({
  method: 'GET',
  path: '/channels/:channel/invites',
  handle(call, world) {
    const { channel, standing } = requireChannel(world, call.caller.user.id, call.params['channel']!);
    if (!standing) throw wrongChannelType();
    requireInChannel(world, standing, channel, Bits.ManageChannels);
    const own = invitesOf(world, standing.guild.id).filter(({ channelId }) => channelId === channel.id);
    return ok(own.map((it) => ({ ...presentInvite(world, it), ...inviteMetadata(it) })));
  },
});

/** An invite that says the same is given again, unless a new one is asked for. */
const create = forBots({
  method: 'POST',
  path: '/channels/:channel/invites',
  fields: [...Object.keys(inviteFields), 'target_type', 'target_user_id', 'target_application_id'],
  handle(call, world) {
    const { user } = call.caller;
    const { channel, standing } = requireChannel(world, user.id, call.params['channel']!);
    if (!standing || channel.type === ChannelType.GuildCategory || channel.thread) throw wrongChannelType();
    requireInChannel(world, standing, channel, Bits.CreateInstantInvite);
    const { max_age: maxAge, max_uses: maxUses, temporary, unique } = readBody(call.body, inviteFields);
    const wanted = { guildId: standing.guild.id, channelId: channel.id, maxAge, maxUses, temporary };
    const existing = invitesOf(world, standing.guild.id);
    const same = existing.find((it) => {
      const isAlike = it.channelId === channel.id && it.maxAge === maxAge && it.maxUses === maxUses;
      return isAlike && it.temporary === temporary && it.inviterId === user.id;
    });
    if ((!same || unique) && existing.length >= 1_000) throw tooManyInvites();
    const invite = same && !unique ? same : createInvite(world, actorOf(call), wanted);
    return ok({ ...presentInvite(world, invite), ...inviteMetadata(invite) });
  },
});

const one = forAnyone({
  method: 'GET',
  path: '/invites/:code',
  handle({ params, query }, world) {
    const invite = getInvite(world, params['code']!);
    const { with_counts } = readQuery(query, { with_counts: defaulting(boolean, false) });
    const guild = world.state.guilds.get(invite.guildId)!;
    return ok({ ...presentInvite(world, invite), ...(with_counts && countsOf(world, guild)) });
  },
});

/** By whoever manages its channel, or the guild. */
const remove = forBots({
  method: 'DELETE',
  path: '/invites/:code',
  handle(call, world) {
    const invite = getInvite(world, call.params['code']!);
    const standing = requireGuild(world, call.caller.user.id, invite.guildId);
    const inChannel = permissionsIn(world, standing, world.state.channels.get(invite.channelId)!);
    const inGuild = guildPermissions(world, standing.guild, standing.member);
    const mayDelete = (inChannel & Bits.ManageChannels) !== 0n || (inGuild & Bits.ManageGuild) !== 0n;
    if (!mayDelete) throw missingPermissions();
    deleteInvite(world, actorOf(call), invite);
    return ok(presentInvite(world, invite));
  },
});

export const inviteRoutes: readonly Route[] = [ofGuild, ofChannel, create, one, remove];
