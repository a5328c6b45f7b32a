import type { Request, RequestHandler, Response } from 'express';
import type { Em } from '../../db/orm.ts';
import { type LoginAttemptRecord, loginVerifierBinding, takeAttempt } from '../../db/queries/login-attempts.ts';
import { endSession, startSession } from '../../db/queries/sessions.ts';
import { within } from '../../db/scope.ts';
import { unseal } from '../../db/seal.ts';
import { hashOfSecret } from '../../db/secret.ts';
import { loginScopes } from '../../domain/discord.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sessionOf } from './browser-session.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { deviceOf } from './device.ts';
import { type Door, requireDiscord } from './door.ts';
import { type Arrived, accountOf, linkTo } from './who-came.ts';

/** Somebody comes back from Discord. Until the last step nothing is made, so nothing is ever half-made. */
export const returnFromDiscord =
  (door: Door): RequestHandler =>
  async (request, response) => {
    const query = new URL(request.originalUrl, door.site.url).searchParams;
    const { state, attempt } = await begun(door, request, query);
    const linker = attempt.linkingSessionId && (await stillSignedIn(door, request, response, attempt.linkingSessionId));
    const arrived = await whoArrives(door, query, { state, verifier: attempt.verifier });

    const system = { kind: 'system' } as const;
    if (linker) await within(door.orm, system, (em) => linkTo(em, door.keys, linker, arrived));
    else {
      const token = await within(door.orm, system, (em) => signIn(em, door, request, arrived));
      setCookie(response, door.site, { kind: 'session', value: token });
    }
    clearCookie(response, door.site, 'login');
    response.redirect(303, attempt.returnTo);
  };

/** What this very browser has begun; each state is good once, whatever becomes of it. */
async function begun(door: Door, request: Request, query: URLSearchParams) {
  const states = query.getAll('state');
  const [state] = states;
  if (!state || states.length > 1) throw broken();
  const stateHash = hashOfSecret(state);
  const attempt = await within(door.orm, { kind: 'system' }, (em) => takeAttempt(em, stateHash));
  if (!attempt || attempt.isOver) throw over();
  const nonce = readCookie(request, door.site, 'login');
  if (!nonce || hashOfSecret(nonce) !== attempt.browserHash) throw begunElsewhere();
  return {
    state,
    attempt: { ...attempt, verifier: unseal(door.keys, attempt.verifier, loginVerifierBinding(stateHash)) },
  };
}

type Begun = Pick<LoginAttemptRecord, 'verifier'> & { state: string };

async function whoArrives(door: Door, query: URLSearchParams, begun: Begun): Promise<Arrived> {
  const { oauth, whoIs } = requireDiscord(door);
  const tokens = await oauth.exchange(query, begun);
  if (!loginScopes.every((scope) => tokens.scopes.includes(scope))) throw tooLittle();
  return { tokens, person: await whoIs(tokens.accessToken) };
}

async function stillSignedIn(door: Door, request: Request, response: Response, sessionId: string): Promise<string> {
  const holder = await sessionOf(door, request, response);
  if (holder?.sessionId === sessionId) return holder.id;
  throw begunElsewhere();
}

/** A new session each time: one that somebody has planted before is worth nothing. */
async function signIn(em: Em, door: Door, request: Request, arrived: Arrived): Promise<string> {
  const account = await accountOf(em, door.keys, arrived, requireDiscord(door).adminIds);
  const before = readCookie(request, door.site, 'session');
  if (before) await endSession(em, before);
  return startSession(em, account.id, deviceOf(request));
}

const broken = () =>
  new Refusal('login-broken', 'Discord has sent you back without what Botyard gave you to take along.', {
    remedy: 'Sign in again.',
  });

const over = () =>
  new Refusal('login-over', 'This sign-in was used already, or took longer than ten minutes.', {
    remedy: 'Sign in again.',
  });

const begunElsewhere = () =>
  new Refusal('login-elsewhere', 'This sign-in was not begun in this browser, or you have signed out since.', {
    remedy:
      'If you have not begun it yourself, somebody may have sent you the link: close this page. Else sign in again, with cookies allowed.',
  });

const tooLittle = () =>
  new Refusal('discord-denied', 'Discord gave Botyard less than it needs to know who you are, so nothing was done.', {
    remedy: 'Sign in again and allow all that is asked for.',
  });
