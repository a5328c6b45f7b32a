import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { Refusal } from '../../domain/refusal.ts';
import { html } from '../docs/html.ts';
import { statusOf } from '../errors.ts';
import { asRefusal } from '../outside-errors.ts';
import { doorPage } from './page.ts';

const titles: Record<string, string> = {
  'discord-denied': 'Not signed in',
  'login-broken': 'This sign-in cannot be read',
  'login-over': 'This sign-in is over',
  'login-elsewhere': 'This sign-in was begun elsewhere',
  'discord-away': 'Discord is away',
  'discord-off': 'No sign-in with Discord here',
  'account-closed': 'This account is closed',
  'discord-taken': 'This Discord account is in use',
  'discord-linked': 'A Discord account is linked already',
  'link-over': 'This link opens nothing',
  'database-away': 'Botyard is away for a moment',
};

/** Where beginning anew does not help. */
const helpless = new Set([
  'discord-off',
  'account-closed',
  'link-over',
  'discord-misconfigured',
  'name-taken',
  'discord-linked',
]);

/** What goes wrong at the door is told to a person, on a page. What was no refusal is logged, and the page tells nothing of it. */
export const answerWithPage =
  (logger: Logger): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const refusal = asRefusal(error);
    const status = refusal ? statusOf(refusal) : 500;
    const requestId = response.locals['logId'];
    if (status >= 500) logger.error({ err: error, requestId }, 'Somebody could not sign in.');
    sendFailure(response, status, refusal ?? unexpected(requestId));
  };

function sendFailure(response: Response, status: number, { code, message, remedy }: Refusal): void {
  const body = html`<p>${message}</p>
${remedy ? html`<p>${remedy}</p>` : ''}
${helpless.has(code) ? html`<p><a class="press" href="/">Go to Botyard</a></p>` : html`<p><a class="press" href="/auth/discord">Sign in again</a></p>`}`;
  if (status === 503) response.set('Retry-After', '60');
  response
    .status(status)
    .type('html')
    .send(doorPage({ title: titles[code] ?? 'Not signed in', body }));
}

const unexpected = (requestId: string) =>
  new Refusal('unexpected', 'Something went wrong on our side, and nothing was changed.', {
    remedy: `Try again; if it stays so, tell support this number: ${requestId}`,
  });
