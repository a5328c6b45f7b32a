import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import type { Place } from './place.ts';
import { askUi, type Upstream, wholeOf } from './upstream.ts';

/** Where versions of the UI draw Markdown: 2.42 puts its public path before it twice. */
const places = ['/temporal/temporal/render', '/temporal/render'];

/** Summaries and details: the UI shows them in a frame of their own, without scripts, and only its pages may ask for one. */
export async function showDetails(ui: Upstream, { query }: Place, request: Request, response: Response): Promise<void> {
  if (!isFrame(request)) throw notAPage();
  const said = new URLSearchParams({ content: query.get('content') ?? '', ...themesOf(query) });
  for (const place of places) {
    const answer = await askUi(ui, { path: `${place}?${said}` }, response);
    const [, nonce] = /'nonce-([\w+/=-]+)'/.exec(String(answer.headers['content-security-policy'])) ?? [];
    const frame = await wholeOf(answer);
    if (nonce) return void response.set('Content-Security-Policy', policyFor(nonce)).type('html').send(styled(frame));
  }
  throw new Refusal(
    'temporal-ui-away',
    'This version of the Temporal UI draws its details in a place that Botyard does not know.',
    { remedy: 'Read the timeline of the order instead; the operator may take an earlier version of the UI.' },
  );
}

const styled = (frame: string): string =>
  frame.replace('</head>', '<link rel="stylesheet" href="/temporal/details.css"></head>');

const style = fileURLToPath(new URL('details.css', import.meta.url));

export const showStyle = (response: Response): void => response.sendFile(style);

/** Browsers that tell what they ask for are held to it. */
function isFrame(request: Request): boolean {
  const [kind = 'iframe', from = 'same-origin'] = [request.get('sec-fetch-dest'), request.get('sec-fetch-site')];
  return kind === 'iframe' && from === 'same-origin';
}

const themesOf = (query: URLSearchParams) =>
  Object.fromEntries(
    ['theme', 'overrideTheme'].map((name) => [name, /^[a-z]{0,20}$/.exec(query.get(name) ?? '')?.[0] ?? '']),
  );

const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}' 'self'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    // The page around it must measure it, and its links open beside it.
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');

const notAPage = () =>
  new Refusal('not-found', 'Details are shown within the Temporal UI alone.', { remedy: 'Open /temporal.' });
