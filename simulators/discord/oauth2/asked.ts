import type { Application, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Challenge } from './codes.ts';
import { ConsentError, SentBack } from './consent-error.ts';
import { areKnown, scopesIn } from './scopes.ts';

/** What an application asks a person for. */
export interface Asked {
  application: Application;
  scopes: string[];
  /** Null where only a bot is put into a guild, and nobody waits for the answer. */
  redirectUri: string | null;
  state: string | null;
  /** Whoever allowed the same before is not asked again. */
  isQuiet: boolean;
  challenge: Challenge | null;
  /** Into which guild a bot shall come, and with which permissions. */
  install: { permissions: bigint; guildId: Snowflake | null; isFixed: boolean } | null;
}

/** Reads what stands in the address; first whom it may be answered to at all, because no one else may learn what is wrong. */
export function askedBy({ state }: World, query: URLSearchParams): Asked {
  const application = state.applications.get(query.get('client_id') ?? '');
  if (!application) throw new ConsentError(400, 'Unknown application: its "client_id" belongs to nobody.');
  const scopes = scopesIn(query.get('scope') ?? '');
  const redirectUri = redirectUriIn(query, application, scopes);
  const back = { redirectUri, state: query.get('state') };

  if (redirectUri !== null && query.get('response_type') !== 'code') {
    throw new SentBack(back, 'unsupported_response_type', 'The response type must be "code".');
  }
  if (!areKnown(scopes))
    throw new SentBack(back, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  const [challenge, install] = [challengeIn(query, back), installIn(query, scopes, back)];
  return { application, scopes, ...back, isQuiet: query.get('prompt') === 'none', challenge, install };
}

function redirectUriIn(query: URLSearchParams, application: Application, scopes: readonly string[]): string | null {
  const given = query.get('redirect_uri');
  if (given !== null && application.redirectUris.includes(given)) return given;
  if (given !== null) throw new ConsentError(400, 'Invalid "redirect_uri": the application has not registered it.');
  if (scopes.includes('bot') && !query.has('response_type')) return null;
  throw new ConsentError(400, 'The "redirect_uri" is missing.');
}

type Back = Pick<Asked, 'redirectUri' | 'state'>;

function challengeIn(query: URLSearchParams, back: Back): Challenge | null {
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value === null) return null;
  if (method !== 'S256' && method !== 'plain')
    throw new SentBack(back, 'invalid_request', 'Unknown "code_challenge_method".');
  if (!/^[\w.~-]{43,128}$/.test(value)) throw new SentBack(back, 'invalid_request', 'Malformed "code_challenge".');
  return { method, value };
}

function installIn(query: URLSearchParams, scopes: readonly string[], back: Back): Asked['install'] {
  const isFixed = query.get('disable_guild_select') === 'true';
  if (!scopes.includes('bot')) {
    if (!scopes.includes('applications.commands')) return null;
    throw new SentBack(back, 'invalid_scope', 'Here "applications.commands" goes with "bot" alone.');
  }
  const permissions = query.get('permissions') ?? '0';
  if (!/^\d{1,19}$/.test(permissions)) throw new SentBack(back, 'invalid_request', 'Malformed "permissions".');
  return { permissions: BigInt(permissions), guildId: query.get('guild_id'), isFixed };
}
