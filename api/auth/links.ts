import type { RequestHandler } from 'express';
import { findLoginLink, type LoginLinkRecord, useLoginLink } from '../../db/queries/login-links.ts';
import { endSession, startSession } from '../../db/queries/sessions.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { html } from '../docs/html.ts';
import { readCookie, setCookie } from './cookies.ts';
import { deviceOf } from './device.ts';
import type { Door } from './door.ts';
import { accountOfLink } from './invited.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { doorPage } from './page.ts';

/** What a link opens. Looking uses nothing up: messengers and mail scanners look at every link. */
export const showLink =
  ({ orm }: Door): RequestHandler<{ token: string }> =>
  async ({ params: { token } }, response) => {
    const link = await within(orm, { kind: 'system' }, (em) => findLoginLink(em, token));
    if (!link) throw linkOver();
    response.type('html').send(doorPage({ title: `Welcome, ${link.name}`, body: invitation(link) }));
  };

const invitation = ({
  role,
}: LoginLinkRecord) => html`<p>You are invited to Botyard as ${role}. This link signs you in once, in this browser.</p>
<form method="post"><button>Sign in</button></form>`;

/** Signs in, once. */
export const followLink =
  ({ orm, site, origins }: Door): RequestHandler<{ token: string }> =>
  async (request, response) => {
    requireOwnOrigin(request, origins);
    const session = await within(orm, { kind: 'system' }, async (em) => {
      const link = await useLoginLink(em, request.params.token);
      if (!link) throw linkOver();
      const account = await accountOfLink(em, link);
      const before = readCookie(request, site, 'session');
      if (before) await endSession(em, before);
      return startSession(em, account.id, deviceOf(request));
    });
    setCookie(response, site, { kind: 'session', value: session });
    response.redirect(303, '/');
  };

const linkOver = () =>
  new Refusal('link-over', 'This link was used already, or is older than a day.', {
    remedy: 'Ask whoever gave it to you for another one; at the terminal, "npm run login-link" makes one.',
  });
