import type { Request, RequestHandler, Response } from 'express';
import { keepAttempt, loginVerifierBinding } from '../../db/queries/login-attempts.ts';
import { within } from '../../db/scope.ts';
import { seal } from '../../db/seal.ts';
import { hashOfSecret, randomSecret } from '../../db/secret.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sessionOf } from './browser-session.ts';
import { readCookie, setCookie } from './cookies.ts';
import { type Door, requireDiscord } from './door.ts';
import { ownPath } from './return-to.ts';

/** Sends somebody to Discord, to sign in or to link, and remembers who went. */
export const beginWithDiscord =
  (door: Door): RequestHandler =>
  async (request, response) => {
    const { oauth } = requireDiscord(door);
    const elsewhere = sameMachineElsewhere(request, door.site.url);
    if (elsewhere) return response.redirect(elsewhere);

    const query = new URL(request.originalUrl, door.site.url).searchParams;
    const linkingSessionId = query.has('link') ? await whoLinks(door, request, response) : null;
    const [state, verifier] = [randomSecret(), oauth.newVerifier()];
    const nonce = readCookie(request, door.site, 'login') ?? randomSecret();
    const stateHash = hashOfSecret(state);
    await within(door.orm, { kind: 'system' }, (em) =>
      keepAttempt(em, {
        stateHash,
        browserHash: hashOfSecret(nonce),
        verifier: seal(door.keys, verifier, loginVerifierBinding(stateHash)),
        returnTo: ownPath(query.get('returnTo')),
        linkingSessionId,
      }),
    );
    setCookie(response, door.site, { kind: 'login', value: nonce });
    response.redirect(await oauth.authorizationUrl({ state, verifier, asksAgain: linkingSessionId !== null }));
  };

/** Cookies of `localhost` are not those of `127.0.0.1`, where Discord sends people back to. */
function sameMachineElsewhere(request: Request, url: string): string | null {
  const host = request.get('host') ?? '';
  const isElsewhere = host !== new URL(url).host && isLoopback(url) && isLoopback(`http://${host}`);
  return isElsewhere ? `${url}${request.originalUrl}` : null;
}

async function whoLinks(door: Door, request: Request, response: Response): Promise<string> {
  const holder = await sessionOf(door, request, response);
  if (holder) return holder.sessionId;
  throw new Refusal('unauthenticated', 'Only somebody who is signed in can link a Discord account.', {
    remedy: 'Sign in, then link it from your profile.',
  });
}
