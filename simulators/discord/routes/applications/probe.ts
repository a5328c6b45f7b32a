import { randomBytes } from 'node:crypto';
import { invalidForm } from '../../http/api-error.ts';
import { signatureOf } from '../../http/sign.ts';
import type { Application } from '../../state/rows.ts';
import type { World } from '../../world.ts';

const withinMs = 3_000;

/** An address for interactions must answer a ping, and refuse one that Discord did not sign. */
export async function requireWorkingEndpoint(world: World, application: Application, url: string): Promise<void> {
  const body = JSON.stringify({
    ...{ id: world.newId(), application_id: application.id, type: 1, token: randomBytes(16).toString('hex') },
    version: 1,
  });
  const genuine = signatureOf(application, body, world.clock.now());
  const forged = { ...genuine, 'x-signature-ed25519': randomBytes(64).toString('hex') };
  const works = (await isPong(url, body, genuine)) && (await refuses(url, body, forged));
  if (!works) throw notVerified();
}

const post = (url: string, body: string, signature: Record<string, string>): Promise<Response | null> =>
  fetch(url, {
    ...{ method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(withinMs) },
    headers: { ...signature, 'content-type': 'application/json', 'user-agent': 'Discord-Interactions/1.0' },
  }).catch(() => null);

async function isPong(url: string, body: string, signature: Record<string, string>): Promise<boolean> {
  const response = await post(url, body, signature);
  if (response?.status !== 200 || !response.headers.get('content-type')?.includes('application/json')) return false;
  const answer = (await response.json().catch(() => null)) as { type?: unknown } | null;
  return answer?.type === 1;
}

const refuses = async (url: string, body: string, signature: Record<string, string>): Promise<boolean> =>
  (await post(url, body, signature))?.status === 401;

const notVerified = () =>
  invalidForm([
    {
      at: 'interactions_endpoint_url',
      code: 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
      message: 'The specified interactions endpoint url could not be verified.',
    },
  ]);
