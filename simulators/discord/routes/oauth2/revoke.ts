import { forAnyone } from '../../http/route.ts';
import { findByAnyToken, revokeAll } from '../../oauth2/authorizations.ts';
import { requireClient } from '../../oauth2/client.ts';
import { invalidRequest } from '../../oauth2/oauth-error.ts';

/** A token that is not there, or is another's, is as good as revoked. */
export const revoke = forAnyone({
  method: 'POST',
  path: '/oauth2/token/revoke',
  takes: 'form',

  handle({ headers, body }, world) {
    const application = requireClient(world, { headers, body });
    if (!body['token']) throw invalidRequest('Missing "token" in request.');
    const held = findByAnyToken(world, String(body['token']));
    if (held?.applicationId === application.id) revokeAll(world, application.id, held.userId);
    return { status: 200, body: {} };
  },
});
