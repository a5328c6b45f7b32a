import { deleteChannel, deleteThread } from '../../channels/delete-channel.ts';
import { channelFields, editChannel } from '../../channels/edit-channel.ts';
import { editThread, threadFields } from '../../channels/edit-thread.ts';
import { actorOf } from '../../guilds/actor.ts';
import { ok } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { isThread } from '../../permissions/compute.ts';
import { requireChannel } from '../../permissions/require.ts';
import { presentChannel } from '../../present/channel.ts';

const path = '/channels/:channel';

export const get = forBots({
  method: 'GET',
  path,
  handle({ caller: { user }, params }, world) {
    const { channel } = requireChannel(world, user.id, params['channel']!);
    return ok(presentChannel(world, channel, user.id));
  },
});

export const edit = forBots({
  method: 'PATCH',
  path,
  fields: [...channelFields, ...threadFields],
  handle(call, world) {
    const { user } = call.caller;
    const { channel, standing } = requireChannel(world, user.id, call.params['channel']!);
    if (!standing) throw wrongChannelType();
    const change = isThread(channel) ? editThread : editChannel;
    change(world, { channel, standing, actor: actorOf(call) }, call.body);
    return ok(presentChannel(world, channel, user.id));
  },
});

/** A conversation of two is only closed, and is there again when somebody writes. */
export const remove = forBots({
  method: 'DELETE',
  path,
  handle(call, world) {
    const { user } = call.caller;
    const { channel, standing } = requireChannel(world, user.id, call.params['channel']!);
    const presented = presentChannel(world, channel, user.id);
    const end = isThread(channel) ? deleteThread : deleteChannel;
    if (standing) end(world, { channel, standing, actor: actorOf(call) });
    return ok(presented);
  },
});
