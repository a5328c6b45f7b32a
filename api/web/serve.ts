import { extname, join } from 'node:path';
import express, { type Express, type RequestHandler, type Response } from 'express';

/** What is for programs, or served by somebody else at our address; there the page has nothing to say. */
const notPages = /^\/(api|auth|assets|health|metrics|render|socket\.io|temporal)(\/|$)/;

/** The page: one document for all its own paths, and the files that it names by their contents. */
export function serveWeb(app: Express, folder: string | undefined): void {
  if (folder === undefined) return void app.get('/', (_request, response) => response.redirect('/api/docs'));

  const files = { immutable: true, maxAge: '1y', index: false, redirect: false, setHeaders: nameKind } as const;
  app.use('/assets', preferPacked, express.static(join(folder, 'assets'), files));
  app.get('/{*path}', document(folder));
}

/** The build puts a packed copy beside each of these. */
const preferPacked: RequestHandler = (request, response, next) => {
  response.locals['route'] = 'assets';
  if (/\.(css|js|svg)$/.test(request.path)) {
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip')) request.url = `${request.path}.gz`;
  }
  next();
};

function nameKind(response: Response, path: string): void {
  if (path.endsWith('.gz')) response.set('Content-Encoding', 'gzip').type(extname(path.slice(0, -'.gz'.length)));
}

const document =
  (root: string): RequestHandler =>
  (request, response, next) => {
    if (notPages.test(request.path)) return next();
    response.locals['route'] = 'page'; // or every path that anybody has typed would be counted by itself
    response.sendFile('index.html', { root, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  };
