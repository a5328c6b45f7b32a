import { writeFile } from 'node:fs/promises';
import { openApiOf } from '../api/openapi.ts';
import type { Parts } from '../api/parts.ts';
import { routesOf } from '../api/routes.ts';

// Routes are described without being called, so they need none of their parts.
const document = openApiOf(routesOf({} as Parts));
await writeFile(new URL('../api/openapi.json', import.meta.url), `${JSON.stringify(document, null, 2)}\n`);
console.log('api/openapi.json is written.');
