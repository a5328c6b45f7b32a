import { createHmac } from 'node:crypto';
import { testWebhookSecret } from '../../fixtures/api.ts';

interface Signing {
  at?: number | string;
  secret?: string;
}

const secondsNow = () => Math.floor(Date.now() / 1_000);

/** A text as its sender signs it, at a time in seconds. */
export function signed(body: string, { at = secondsNow(), secret = testWebhookSecret }: Signing = {}) {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return { body, headers: { 'x-botyard-timestamp': String(at), 'x-botyard-signature': `v1=${signature}` } };
}

/** What a panel sends when it has built the bot of an ordinary order; what is not said is ordinary. */
export const reported = (changes: object = {}, signing: Signing = {}) =>
  signed(
    JSON.stringify({
      event: 'bot.deployed',
      bot_id: 'apollo-7',
      status: 'online',
      guild_id: '123456789012345678',
      ...changes,
    }),
    signing,
  );
