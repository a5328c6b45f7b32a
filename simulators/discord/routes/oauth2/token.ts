import type { Json } from '../../http/call.ts';
import { forAnyone } from '../../http/route.ts';
import { authorize, findByRefreshToken, lifetimeSeconds } from '../../oauth2/authorizations.ts';
import { requireClient } from '../../oauth2/client.ts';
import { redeemCode } from '../../oauth2/codes.ts';
import { invalidGrant, invalidRequest, invalidScope, unsupportedGrant } from '../../oauth2/oauth-error.ts';
import { areKnown, scopesIn } from '../../oauth2/scopes.ts';
import { presentGuild } from '../../present/guild.ts';
import type { Application, Authorization } from '../../state/rows.ts';
import type { World } from '../../world.ts';

type Grant = (world: World, application: Application, form: Json) => object;

/** What an application may bring to get tokens for it. */
const grants: Record<string, Grant> = {
  authorization_code(world, application, form) {
    const [code, redirectUri] = [required(form, 'code'), required(form, 'redirect_uri')];
    const { userId, scopes, guildId } = redeemCode(world, application, {
      code,
      redirectUri,
      verifier: text(form, 'code_verifier'),
    });
    const guild = world.state.guilds.get(guildId ?? '');
    const held = authorize(world, { applicationId: application.id, userId, scopes });
    return { ...presentTokens(held), ...(guild && { guild: presentGuild(world, guild) }) };
  },

  refresh_token(world, application, form) {
    const held = findByRefreshToken(world, required(form, 'refresh_token'));
    if (held?.applicationId !== application.id) throw invalidGrant('Invalid "refresh_token" in request.');
    world.state.authorizations.delete(held.id);
    const { applicationId, userId, scopes } = held;
    return presentTokens(authorize(world, { applicationId, userId, scopes }));
  },

  client_credentials(world, { id: applicationId, ownerId: userId }, form) {
    const scopes = scopesIn(required(form, 'scope'));
    if (!areKnown(scopes)) throw invalidScope();
    const { refresh_token, ...tokens } = presentTokens(authorize(world, { applicationId, userId, scopes }));
    return tokens;
  },
};

export const token = forAnyone({
  method: 'POST',
  path: '/oauth2/token',
  takes: 'form',

  handle({ headers, body }, world) {
    const application = requireClient(world, { headers, body });
    const kind = required(body, 'grant_type');
    const grant = Object.hasOwn(grants, kind) ? grants[kind]! : null;
    if (!grant) throw unsupportedGrant();
    // Nobody between us and the application may keep this.
    return { status: 200, body: grant(world, application, body), headers: { 'cache-control': 'no-store' } };
  },
});

const presentTokens = ({ accessToken, refreshToken, scopes }: Authorization) => ({
  token_type: 'Bearer',
  access_token: accessToken,
  expires_in: lifetimeSeconds,
  refresh_token: refreshToken,
  scope: scopes.join(' '),
});

const text = (form: Json, name: string): string | undefined => form[name] as string | undefined;

function required(form: Json, name: string): string {
  const given = text(form, name);
  if (!given) throw invalidRequest(`Missing "${name}" in request.`);
  return given;
}
