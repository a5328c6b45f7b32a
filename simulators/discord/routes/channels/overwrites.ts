import { deleteOverwrite, putOverwrite } from '../../channels/edit-overwrite.ts';
import { overwriteShape } from '../../channels/overwrites.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { actorOf } from '../../guilds/actor.ts';
import { noContent } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';

const path = '/channels/:channel/permissions/:overwrite';

export const put = forBots({
  method: 'PUT',
  path,
  fields: ['id', ...Object.keys(overwriteShape)],
  handle(call, world) {
    const found = requireGuildChannel(world, call.caller.user.id, call.params['channel']!);
    putOverwrite(world, { ...found, actor: actorOf(call) }, call.params['overwrite']!, call.body);
    return noContent;
  },
});

export const remove = forBots({
  method: 'DELETE',
  path,
  handle(call, world) {
    const found = requireGuildChannel(world, call.caller.user.id, call.params['channel']!);
    deleteOverwrite(world, { ...found, actor: actorOf(call) }, call.params['overwrite']!);
    return noContent;
  },
});
