import { isForum } from '../../channels/kinds.ts';
import { threadShape } from '../../channels/new-thread.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { loneFields, postFields, startPost, startThread, startThreadOn } from '../../channels/start-thread.ts';
import { actorOf } from '../../guilds/actor.ts';
import { created } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { requireMessage } from '../../messages/find.ts';
import { presentChannel } from '../../present/channel.ts';
import { presentMessage } from '../../present/message.ts';
import { botAsViewer } from '../../present/viewer.ts';

/** In a forum it is a post, which begins with a message. */
export const start = forBots({
  method: 'POST',
  path: '/channels/:channel/threads',
  fields: [...new Set([...loneFields, ...postFields])],
  handle(call, world) {
    const { user, application } = call.caller;
    const { channel: parent, standing } = requireGuildChannel(world, user.id, call.params['channel']!);
    const begun = { parent, standing, actor: actorOf(call), body: call.body };
    if (!isForum(parent)) return created(presentChannel(world, startThread(world, begun), user.id));

    const writer = { userId: user.id, applicationId: application.id, webhook: null, standing, isAnswer: false };
    const { thread, message } = startPost(world, { ...begun, uploads: call.uploads }, writer);
    return created({
      ...presentChannel(world, thread, user.id),
      message: presentMessage(world, message, botAsViewer(application)),
    });
  },
});

export const startOnMessage = forBots({
  method: 'POST',
  path: '/channels/:channel/messages/:message/threads',
  fields: Object.keys(threadShape),
  handle(call, world) {
    const { user } = call.caller;
    const { channel: parent, standing } = requireGuildChannel(world, user.id, call.params['channel']!);
    const message = requireMessage(world, parent, call.params['message']!);
    const thread = startThreadOn(world, message, { parent, standing, actor: actorOf(call), body: call.body });
    return created(presentChannel(world, thread, user.id));
  },
});
