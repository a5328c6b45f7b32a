import type { ErrorRequestHandler, Request } from 'express';
import { doorPage } from '../auth/page.ts';
import { html } from '../docs/html.ts';
import { problemOf, sendProblem, statusOf } from '../errors.ts';
import { asRefusal } from '../outside-errors.ts';
import { wayBack } from './way-back.ts';

const titles: Record<string, string> = {
  forbidden: 'Not for you',
  'not-found': 'Nothing is here',
  'temporal-ui-away': 'The Temporal UI is away',
  'temporal-ui-off': 'There is no Temporal UI here',
  'too-many-requests': 'Too many requests',
};

/** Tells a person on a page, and the UI in a problem document with the sentence where it looks for one. */
export const answerRefusal: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const refusal = asRefusal(error);
  if (!refusal) return next(error);
  const { code, message, remedy } = refusal;
  if (!isPageLoad(request)) {
    const problem = { ...problemOf(refusal), message: [message, remedy].filter(Boolean).join(' ') };
    return sendProblem(response, problem);
  }
  if (code === 'unauthenticated')
    return response.redirect(`/auth/discord?returnTo=${encodeURIComponent(wayBack(request))}`);
  const body = html`<p>${message}</p>
${remedy ? html`<p>${remedy}</p>` : ''}
<p><a class="press" href="/">Go to Botyard</a></p>`;
  if (statusOf(refusal) === 503) response.set('Retry-After', '60');
  response
    .status(statusOf(refusal))
    .type('html')
    .send(doorPage({ title: titles[code] ?? 'Not here', body }));
};

/** Somebody looks at a page, and no script asks. */
function isPageLoad(request: Request): boolean {
  const kind = request.get('sec-fetch-dest') ?? 'document';
  const asksForPage = request.get('accept')?.includes('text/html') ?? false;
  return (
    request.method === 'GET' && kind === 'document' && asksForPage && !/^\/temporal\/api\//.test(request.originalUrl)
  );
}
