import type { World } from '../world.ts';
import { answerMs } from './interactions.ts';

/** Null where nothing came within three seconds of Discord's clock. */
export function postToEndpoint(
  { clock }: Pick<World, 'clock'>,
  url: string,
  body: string,
  signature: Record<string, string>,
): Promise<Response | null> {
  const late = new AbortController();
  clock.at(clock.now() + answerMs, () => late.abort());
  return fetch(url, {
    ...{ method: 'POST', body, redirect: 'manual', signal: late.signal },
    headers: {
      ...signature,
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    },
  }).catch(() => null);
}
