import type { DiscordReady } from '../../../simulators/discord/discord.ts';
import { withBenchHouse } from '../house.ts';
import { type Order, ordering } from './house.ts';

export interface SignInHouse {
  api: string;
  ready: DiscordReady;
  order: Order;
}

/** The api as `npm start` runs it, on a database of its own, and a Discord in a process of its own that sends people back to it. */
export const withSignInHouse = <T>(use: (house: SignInHouse) => Promise<T>): Promise<T> =>
  withBenchHouse(async (house) => {
    const { ready } = await house.start<DiscordReady>('discord', 'scripts/bench/discord/roomy.ts', house.ours());
    const known = {
      ...{ DEPLOYMENT_METHOD: 'simulation', REQUESTS_PER_MINUTE: '10000000', PORT: '0', TRUST_PROXY: 'loopback' },
      ...{ DISCORD_API_URL: ready.url, DISCORD_CLIENT_ID: ready.applicationId },
      ...{ DISCORD_CLIENT_SECRET: ready.clientSecret, DISCORD_BOT_TOKEN: ready.botToken },
    };
    const { ready: served } = await house.start<{ port: number }>('api', 'api/main.ts', house.ours(known));
    const [api, order] = [`http://127.0.0.1:${served.port}`, ordering(ready.url)];
    await order('PATCH', `/applications/${ready.applicationId}`, { redirectUris: [`${api}/auth/discord/callback`] });
    return use({ api, ready, order });
  });
