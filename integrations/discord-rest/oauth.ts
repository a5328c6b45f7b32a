import { setTimeout as pause } from 'node:timers/promises';
import * as client from 'openid-client';
import { type DiscordTokens, loginScopes } from '../../domain/discord.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { explainOauth } from './oauth-errors.ts';
import { retryAfterMs, userAgent } from './transport.ts';

export interface OauthAccess {
  /** `https://discord.com` */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Where Discord sends people back to: exactly as it is registered there. */
  redirectUri: string;
  patienceSeconds?: number;
}

export type DiscordOauth = ReturnType<typeof discordOauth>;

/** Discord's OAuth2, with PKCE. It has no discovery of its own, so its addresses are written down here. */
export function discordOauth({ url, clientId, clientSecret, redirectUri, patienceSeconds = 5 }: OauthAccess) {
  const server = {
    issuer: url,
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/api/oauth2/token`,
    revocation_endpoint: `${url}/api/oauth2/token/revoke`,
  };
  const configuration = new client.Configuration(server, clientId, undefined, client.ClientSecretBasic(clientSecret));
  configuration.timeout = patienceSeconds;
  configuration[client.customFetch] = whenTaken;
  if (isLoopback(url)) client.allowInsecureRequests(configuration);

  return {
    newVerifier: client.randomPKCECodeVerifier,

    /** Where a person is asked. Whoever has allowed the same before is not asked again, unless `asksAgain`. */
    async authorizationUrl(asked: { state: string; verifier: string; asksAgain: boolean }): Promise<string> {
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: loginScopes.join(' '),
        state: asked.state,
        code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
        prompt: asked.asksAgain ? 'consent' : 'none',
      }).href;
    },

    /** What Discord has sent a person back with becomes tokens. Never tried twice: a code is good once. */
    async exchange(query: URLSearchParams, known: { state: string; verifier: string }): Promise<DiscordTokens> {
      const address = new URL(redirectUri);
      address.search = query.toString();
      const checks = { expectedState: known.state, pkceCodeVerifier: known.verifier };
      return presentTokens(await client.authorizationCodeGrant(configuration, address, checks).catch(explainOauth));
    },

    /** Never tried twice either: Discord may have exchanged the token although its answer was lost. */
    refresh: async (refreshToken: string): Promise<DiscordTokens> =>
      presentTokens(await client.refreshTokenGrant(configuration, refreshToken).catch(explainOauth)),

    /** Ends all tokens that the person has given us. Safe to repeat. */
    revoke: (refreshToken: string): Promise<void> =>
      client.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' }).catch(explainOauth),
  };
}

/** What Discord has answered with 429 was not done, so it may be asked again: once, when it says, and if that is soon. */
async function whenTaken(address: string, options: client.CustomFetchOptions): Promise<Response> {
  const headers = { ...options.headers, 'user-agent': userAgent };
  const ask = () => fetch(address, { ...options, headers } as RequestInit);
  const answer = await ask();
  const wait = retryAfterMs(answer);
  if (answer.status !== 429 || wait > longestWaitMs) return answer;
  await answer.body?.cancel();
  await pause(wait, undefined, options.signal ? { signal: options.signal } : {});
  return ask();
}

const longestWaitMs = 2_000;

function presentTokens(answer: client.TokenEndpointResponse): DiscordTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, scope = '' } = answer;
  if (!refreshToken || !seconds) throw new Error('Discord gave no refresh token, or none with an end.');
  return {
    accessToken,
    refreshToken,
    scopes: scope.split(' ').filter(Boolean),
    expiresAt: Date.now() + seconds * 1_000,
  };
}
