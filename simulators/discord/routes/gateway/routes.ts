import { identifiesADay, identifiesOf, maxConcurrency } from '../../gateway/identify-budget.ts';
import { gatewayUrl } from '../../gateway/ready.ts';
import { ok } from '../../http/answer.ts';
import { forAnyone, forBots, type Route } from '../../http/route.ts';

const guildsPerShard = 1_000;

const getGateway = forAnyone({
  method: 'GET',
  path: '/gateway',
  handle: (_call, world) => ok({ url: gatewayUrl(world) }),
});

const getGatewayBot = forBots({
  method: 'GET',
  path: '/gateway/bot',
  handle({ caller: { application } }, world) {
    const { left, resetsAt } = identifiesOf(world, application);
    const guilds = [...world.state.members.values()].filter((members) => members.has(application.botId)).length;
    return ok({
      url: gatewayUrl(world),
      shards: Math.max(1, Math.ceil(guilds / guildsPerShard)),
      session_start_limit: {
        total: identifiesADay,
        remaining: left,
        reset_after: resetsAt - world.clock.now(),
        max_concurrency: maxConcurrency,
      },
    });
  },
});

export const gatewayRoutes: readonly Route[] = [getGateway, getGatewayBot];
