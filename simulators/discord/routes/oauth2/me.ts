import { ok } from '../../http/answer.ts';
import { forBearers, forBots } from '../../http/route.ts';
import { presentApplication, presentOwnApplication } from '../../present/application.ts';
import { isoTime, presentUser } from '../../present/user.ts';

/** Who has allowed what to whom; the person is named only where that was allowed. */
export const readAuthorization = forBearers({
  method: 'GET',
  path: '/oauth2/@me',
  scopes: [],

  handle({ caller: { application, user, authorization } }) {
    const { scopes, expiresAt } = authorization;
    return ok({
      application: presentApplication(application),
      scopes,
      expires: isoTime(expiresAt),
      ...(scopes.includes('identify') && { user: presentUser(user) }),
    });
  },
});

export const readOwnApplication = forBots({
  method: 'GET',
  path: '/oauth2/applications/@me',
  handle: ({ caller: { application } }, world) => ok(presentOwnApplication(world, application)),
});
