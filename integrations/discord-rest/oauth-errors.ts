import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { Refusal } from '../../domain/refusal.ts';

/** What goes wrong at Discord's door, in words for the person who stands there. */
export function explainOauth(error: unknown): never {
  if (error instanceof AuthorizationResponseError) throw error.error === 'access_denied' ? denied() : notLetBack(error);
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') throw grantRefused(error);
  if (error instanceof WWWAuthenticateChallengeError || isAboutUs(error)) throw misconfigured(error);
  if (error instanceof ResponseBodyError || error instanceof ClientError || isNetwork(error)) throw discordAway(error);
  throw error;
}

/** Errors of RFC 6749 by which a server says that the client is at fault. */
const ours = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
]);
const isAboutUs = (error: unknown) => error instanceof ResponseBodyError && ours.has(error.error);

/** `fetch` fails with a TypeError, a timeout with a DOMException. */
const isNetwork = (error: unknown) => error instanceof TypeError || error instanceof DOMException;

const denied = () =>
  new Refusal('discord-denied', 'You did not allow Botyard to know who you are at Discord, so nothing was done.', {
    remedy: 'Sign in again and press "Authorise" where you want to go on.',
  });

const notLetBack = (cause: Error) =>
  new Refusal('discord-refused', 'Discord did not take this sign-in.', { remedy: 'Sign in again.', cause });

const grantRefused = (cause: Error) =>
  new Refusal('discord-grant-refused', 'Discord does not take what it gave for this sign-in any more.', {
    remedy: 'Sign in again.',
    cause,
  });

const misconfigured = (cause: unknown) =>
  new Refusal('discord-misconfigured', 'Discord does not know this Botyard: its registration there is not right.', {
    remedy:
      'Its operator has to compare DISCORD_CLIENT_ID, DISCORD_CLIENT_SECRET and DISCORD_REDIRECT_URI with Discord’s developer portal.',
    cause,
  });

export const discordAway = (cause?: unknown) =>
  new Refusal('discord-away', 'Discord does not answer at this moment.', {
    remedy: 'Try again in a minute; nothing was changed.',
    cause,
  });
