import { html, type Markup } from '../docs/html.ts';

/** A small page of the door: a title, sentences, and something to press. No script. */
export function doorPage({ title, body }: { title: string; body: Markup }): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Botyard</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/auth/door.css">
</head>
<body>
<main>
<p class="house">Botyard</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
  return page.text;
}
