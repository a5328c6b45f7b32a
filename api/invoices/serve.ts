import { fileURLToPath } from 'node:url';
import type { Express } from 'express';

const style = fileURLToPath(new URL('invoice.css', import.meta.url));

/** How invoices look. It tells nothing about anybody, so it is open to all. */
export const serveInvoiceStyle = (app: Express): unknown =>
  app.get('/api/invoice.css', (_request, response) => response.sendFile(style));
