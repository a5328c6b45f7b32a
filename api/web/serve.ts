import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';

/** What is for programs, or served by somebody else at our address; there the page has nothing to say. */
const notPages = /^\/(api|auth|assets|health|metrics|render|socket\.io|temporal)(\/|$)/;

/** The page: one document for all its own paths, and the files that it names by their contents. */
export function serveWeb(app: Express, folder: string | undefined): void {
  if (folder === undefined) return void app.get('/', (_request, response) => response.redirect('/api/docs'));

  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', redirect: false }));
  app.get('/{*path}', document(folder));
}

const document =
  (root: string): RequestHandler =>
  (request, response, next) => {
    if (notPages.test(request.path)) return next();
    response.locals['route'] = 'page'; // or every path that anybody has typed would be counted by itself
    response.sendFile('index.html', { root, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  };
