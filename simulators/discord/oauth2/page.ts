import { hash } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import { html, type Markup } from './html.ts';
import { style } from './style.ts';

const styleHash = hash('sha256', style, 'base64');

interface Page {
  title: string;
  content: Markup;
  status?: number;
  /** Where its form may lead in the end, besides to us. */
  leadsTo?: string | null;
}

/** Without scripts, for nobody's frame, and kept by no one. */
export const page = ({ title, content, status = 200, leadsTo = null }: Page): Answer => ({
  status,
  headers: {
    'content-security-policy': [
      `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
      `form-action 'self'${leadsTo ? ` ${originOf(leadsTo)}` : ''}`,
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  },
  raw: { type: 'text/html; charset=utf-8', content: whole(title, content) },
});

/** An application on somebody's phone has an address without an origin. */
function originOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}

const whole = (title: string, content: Markup): string =>
  html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>`.text +
  style +
  html`</style>
</head>
<body>
<main>
${content}
<p class="faint">This is a simulated Discord. Nothing here reaches the real one.</p>
</main>
</body>
</html>
`.text;
