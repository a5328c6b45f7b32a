import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { User } from '../../../simulators/discord/state/rows.ts';
import { type Anything, type Opened, openDiscord } from './fixture.ts';

export const redirectUri = 'https://site.example/callback?from=discord';

/** A Discord whose application has an address to come back to. */
export async function openOauth(t: TestContext) {
  const opened = await openDiscord(t);
  opened.application.redirectUris = [redirectUri];
  return opened;
}

/** The address of the page, as an application writes it. */
export const queryOf = ({ application }: Opened, more: Record<string, string> = {}): string =>
  new URLSearchParams({
    ...{ client_id: application.id, response_type: 'code', redirect_uri: redirectUri, scope: 'identify', ...more },
  }).toString();

/** One person's browser: it follows nothing by itself and keeps the cookie. */
export function browse({ discord, person }: Opened, username: string) {
  const cookie = `simulated_discord_person=${person(username).id}`;
  const open = (path: string, form?: Record<string, string>) =>
    fetch(`${discord.url}${path}`, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
  return {
    open,
    /** Opens the page and presses a button. */
    async answer(query: string, form: Record<string, string>) {
      const page = await (await open(`/oauth2/authorize?${query}`)).text();
      const [, nonce] = /name="nonce" value="([0-9a-f]+)"/.exec(page) ?? [];
      assert.ok(nonce, page);
      return open('/oauth2/authorize', { nonce, ...form });
    },
  };
}

/** Where a redirect leads, and what it says. */
export function told(response: Response) {
  const location = response.headers.get('location') ?? '';
  const { origin, pathname, searchParams } = new URL(location);
  return { to: origin + pathname, query: Object.fromEntries(searchParams) as Record<string, string> };
}

/** Through the controls, without a page. */
export async function codeFor(opened: Opened, person: User, more: Record<string, string> = {}): Promise<string> {
  const { body } = await opened.control('POST', '/authorize', { as: person.id, query: queryOf(opened, more) });
  return new URL(body.location).searchParams.get('code')!;
}

/** Asks the token endpoint as the application does. */
export const tokens = ({ ask, application }: Opened, form: Record<string, string>, path = '/api/oauth2/token') =>
  ask('POST', path, undefined, {
    as: null,
    raw: new URLSearchParams({ client_id: application.id, client_secret: application.clientSecret, ...form }),
  });

export const exchange = (opened: Opened, code: string, more: Record<string, string> = {}): Promise<Anything> =>
  tokens(opened, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more });
