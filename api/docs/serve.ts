import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { docsPage } from './page.ts';

const style = fileURLToPath(new URL('docs.css', import.meta.url));

/** The routes for programs and for people. The page has no script, so it needs no exception from the rules for pages. */
export function serveDocs(app: Express, document: Record<string, unknown>): void {
  const page = docsPage(document);
  app.get('/api/openapi.json', (_request, response) => void response.json(document));
  app.get('/api/docs', (_request, response) => void response.type('html').send(page));
  app.get('/api/docs.css', (_request, response) => response.sendFile(style));
}
