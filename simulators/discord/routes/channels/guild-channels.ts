import { createChannel } from '../../channels/create-channel.ts';
import { channelFields } from '../../channels/edit-channel.ts';
import { moveChannels, moveFields } from '../../channels/move-channels.ts';
import { channelsOf } from '../../channels/place.ts';
import { activeThreads } from '../../channels/tell.ts';
import { actorOf } from '../../guilds/actor.ts';
import { created, noContent, ok } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { requireGuild } from '../../permissions/require.ts';
import { presentChannel } from '../../present/channel.ts';

const path = '/guilds/:guild/channels';

/** All of them, whether the bot sees into them or not; threads are none of them. */
export const list = forBots({
  method: 'GET',
  path,
  handle({ caller: { user }, params }, world) {
    const { guild } = requireGuild(world, user.id, params['guild']!);
    return ok(channelsOf(world, guild.id).map((it) => presentChannel(world, it, user.id)));
  },
});

export const create = forBots({
  method: 'POST',
  path,
  fields: channelFields,
  handle(call, world) {
    const { user } = call.caller;
    const standing = requireGuild(world, user.id, call.params['guild']!);
    const channel = createChannel(world, { standing, actor: actorOf(call) }, call.body);
    return created(presentChannel(world, channel, user.id));
  },
});

export const move = forBots({
  method: 'PATCH',
  path,
  fields: moveFields,
  handle(call, world) {
    const standing = requireGuild(world, call.caller.user.id, call.params['guild']!);
    moveChannels(world, { standing, actor: actorOf(call) }, call.body);
    return noContent;
  },
});

export const active = forBots({
  method: 'GET',
  path: '/guilds/:guild/threads/active',
  handle({ caller: { user }, params }, world) {
    const { guild } = requireGuild(world, user.id, params['guild']!);
    const parents = channelsOf(world, guild.id).map(({ id }) => id);
    return ok({ ...activeThreads(world, user.id, parents), has_more: false });
  },
});
