import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Route } from './route.ts';
import { signatureHeader, timestampHeader } from './webhooks/signature.ts';

type Json = Record<string, unknown>;

/** The routes as an OpenAPI 3.1 document. */
export function openApiOf(routes: readonly Route[]): Json {
  const schemas: Json = { Problem: problem };
  const paths: Record<string, Json> = {};
  for (const it of routes) {
    const path = it.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [it.method]: operationOf(it, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Botyard', version: '1', description: 'Order, launch and look after Discord bots.' },
    servers: [{ url: '/' }],
    paths,
    components: { schemas, securitySchemes },
  };
}

function operationOf(it: Route, schemas: Json): Json {
  const { params, query, body } = (it.input as z.ZodObject<Record<'params' | 'query' | 'body', z.ZodObject>>).shape;
  const status = String(it.status ?? 200);
  const takesBody = Object.keys(body.shape).length > 0;
  return {
    summary: it.summary,
    ...(it.whyNoKey && { description: it.whyNoKey }),
    operationId: `${it.method}${it.path.replace(/[^a-z]+(\w)/gi, (_, letter: string) => letter.toUpperCase())}`,
    ...securityOf(it),
    parameters: [
      ...parametersOf('path', params),
      ...parametersOf('query', query),
      ...keyParameter(it),
      ...signatureParameters(it),
    ],
    ...(takesBody && {
      requestBody: { required: isRequired(body), content: bodyOf(it, body, schemas) },
    }),
    responses: {
      [status]: { description: STATUS_CODES[status], content: answerOf(it, schemas) },
      default: { description: 'A problem, as RFC 9457 describes it', content: problemContent },
    },
  };
}

function securityOf({ needs }: Route): Json {
  if (needs === 'anyone') return {};
  if (needs === 'signature' || needs === 'instance') return { security: [{ [needs]: [] }] };
  return { security: [{ session: [] }, { key: [] }], 'x-permission': needs };
}

const isRequired = (body: z.ZodObject) => !body.safeParse({}).success;

const contentOf = (schema: Json) => ({ 'application/json': { schema } });

/** A file comes only with a form; all else may come as JSON too. */
function bodyOf({ upload }: Route, body: z.ZodObject, schemas: Json): Json {
  if (!upload) return contentOf(schemaOf(body, 'input', schemas));
  const { field, mediaTypes } = upload;
  const { [field]: _, ...rest } = body.shape;
  return {
    ...contentOf(schemaOf(z.strictObject(rest), 'input', schemas)),
    'multipart/form-data': {
      schema: schemaOf(body, 'input', schemas),
      encoding: { [field]: { contentType: mediaTypes.join(', ') } },
    },
  };
}

/** Bytes have no schema, which is how OpenAPI 3.1 describes them. */
function answerOf({ answers, output }: Route, schemas: Json): Json {
  if (!answers) return contentOf(schemaOf(output, 'output', schemas));
  return Object.fromEntries(
    answers.map((type) => [type, type.startsWith('text/') ? { schema: { type: 'string' } } : {}]),
  );
}

/** What zod cannot describe describes itself. */
const unrepresentable = 'any';

/** A named schema is written down once and referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable }));
  const { $schema: _, $defs, ...inline } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, { id: _id, ...named }] of Object.entries<Json>($defs ?? {})) schemas[name] = named;
  if (!inline.id) return inline;
  const { id, ...named } = inline;
  schemas[id] = named;
  return { $ref: `#/components/schemas/${id}` };
}

function parametersOf(place: 'path' | 'query', shape: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input', {}) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

const keyParameter = ({ idempotency }: Route): Json[] =>
  idempotency === 'none'
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: idempotency === 'required',
          description: 'Any new text for a new request; the same text when it is repeated.',
          schema: { type: 'string', maxLength: 200 },
        },
      ];

const signatureParameters = ({ needs }: Route): Json[] =>
  needs === 'signature'
    ? [
        {
          name: timestampHeader,
          in: 'header',
          required: true,
          description: 'When it is sent, in seconds since 1970; five minutes from now at most.',
          schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
        },
        {
          name: signatureHeader,
          in: 'header',
          required: true,
          description: 'v1=<hex HMAC-SHA256 of "<timestamp>.<body>" under the secret of the webhooks>',
          schema: { type: 'string', pattern: '^v1=[0-9a-f]{64}$' },
        },
      ]
    : [];

const securitySchemes: Json = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'botyard-main',
    description:
      'Whoever is signed in at /auth/discord. The name ends with the id of the installation, and begins with __Host- over TLS. What changes something must come from a page of Botyard itself.',
  },
  key: { type: 'http', scheme: 'bearer', bearerFormat: 'byk_…' },
  signature: { type: 'apiKey', in: 'header', name: signatureHeader },
  instance: { type: 'http', scheme: 'bearer', bearerFormat: 'byi_…' },
};

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    remedy: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
