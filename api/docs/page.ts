import { html, type Markup } from './html.ts';
import { describeSchema } from './schema.ts';

type Json = Record<string, unknown>;
type Content = Record<string, { schema?: Json }>;
interface Operation {
  summary: string;
  'x-permission'?: string;
  security?: Json[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

/** Every route on one page, to be read without a script. */
export function docsPage(document: Json): string {
  const { paths, components } = document as { paths: Record<string, Record<string, Operation>>; components: Json };
  const { schemas } = components as { schemas: Record<string, Json> };
  const operations = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => ({ path, method, operation })),
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Botyard API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header><h1>Botyard API</h1>${intro}</header>
<main>
<h2>Routes</h2>${operations.map(operationPart)}
<h2>Things</h2>${Object.entries(schemas).map(([name, schema]) => thingPart(name, schema))}
</main>
</body>
</html>`;
  return page.text;
}

const intro = html`<p>Browsers sign in at <a href="/auth/discord">/auth/discord</a>; programs send <code>Authorization: Bearer byk_…</code>. Everything is JSON where nothing else is said; money is in minor units (cents), times are ISO 8601.
An <code>Idempotency-Key</code> makes a repeated POST harmless. Problems are answered as RFC 9457 describes them.
For programs: <a href="/api/openapi.json">openapi.json</a>.</p>`;

function operationPart({ path, method, operation }: { path: string; method: string; operation: Operation }): Markup {
  const { summary, parameters, requestBody, responses } = operation;
  const [status = '200', answer] = Object.entries(responses)[0] ?? [];
  return html`<details class="route">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${summary}</span></summary>
<p>${whoMay(operation)}</p>
${parameters.length ? html`<h3>Parameters</h3><ul>${parameters.map(parameterPart)}</ul>` : ''}
${requestBody ? html`<h3>Body</h3>${contentPart(requestBody.content)}` : ''}
<h3>Answer ${status}</h3>${contentPart(answer?.content ?? {})}
</details>`;
}

function whoMay({ security, 'x-permission': permission }: Operation): Markup {
  if (permission) return html`Needs <code>${permission}</code>: signed in, or by a key.`;
  return security ? html`Needs a signature.` : html`Open to everyone.`;
}

const form = 'multipart/form-data';

/** What is sent or answered; only what is no JSON is said to be so. */
function contentPart(content: Content): Markup {
  const types = Object.keys(content);
  if (content[form])
    return html`<p><code>${types.join(' or ')}</code></p>${describeSchema(content[form].schema ?? {})}`;
  const json = content['application/json'];
  return json ? describeSchema(json.schema ?? {}) : html`<p><code>${types.join(' or ')}</code></p>`;
}

const parameterPart = ({ name, in: place, required, description, schema }: Operation['parameters'][number]) =>
  html`<li><code>${name}</code> (${place}${required ? ', required' : ''}) ${description ?? ''} ${describeSchema(schema)}</li>`;

const thingPart = (name: string, schema: Json) =>
  html`<details id="${name}"><summary><b>${name}</b></summary>${describeSchema(schema)}</details>`;
