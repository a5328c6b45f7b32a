import { startTyping } from '../../channels/start-typing.ts';
import { noContent } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { requireChannel } from '../../permissions/require.ts';

export const type = forBots({
  method: 'POST',
  path: '/channels/:channel/typing',
  handle({ caller: { user }, params }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    startTyping(world, standing, channel, user.id);
    return noContent;
  },
});
