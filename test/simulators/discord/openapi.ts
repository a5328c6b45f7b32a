import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { overlaid } from './openapi-overlay.ts';

// The document is as large as Discord, and only some of its places are looked at.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any;

const path =
  process.env['DISCORD_OPENAPI'] ?? join(import.meta.dirname, '../../../../shared/data/discord-openapi.json');

export interface Judged {
  method: string;
  /** Below `/api/v10`. */
  path: string;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
}

export interface Oracle {
  /** What Discord's own description of its API has against a request and its answer. */
  judge(exchange: Judged): string[];
}

/** Discord's own description of its API, which knows better than whoever wrote the simulator; null where there is no copy of it. */
export function openOracle(): Oracle | null {
  if (!existsSync(path)) {
    console.warn(`Nobody judges the answers: there is no Discord OpenAPI document at ${path}.`);
    return null;
  }
  return oracleOf(overlaid(JSON.parse(readFileSync(path, 'utf8'))));
}

function oracleOf(document: Anything): Oracle {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'discord');
  const validators = new Map<string, ValidateFunction>();
  const operations = operationsOf(document);

  function faultsOf(pointer: string, value: unknown): string[] {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    validators.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'it'} ${message}`);
  }

  return {
    judge({ method, path, requestBody, status, responseBody }) {
      const operation = operations(method, path);
      if (!operation) return [];
      const asked = status < 300 && requestBody !== undefined ? schemaOfRequest(operation) : null;
      const told = schemaOfAnswer(operation, status);
      const name = `${method} ${path}`;
      return [
        ...(asked ? faultsOf(asked, requestBody).map((fault) => `The request ${name}: ${fault}`) : []),
        ...(told === 'unheard-of' ? [`${name} answered ${status}, of which Discord has not heard`] : []),
        ...(told && told !== 'unheard-of'
          ? faultsOf(told, responseBody).map((fault) => `The answer ${status} to ${name}: ${fault}`)
          : []),
      ];
    },
  };
}

interface Operation {
  pointer: string;
  operation: Anything;
}

/** By method and path, of which the one that names more parts is meant. */
function operationsOf({ paths }: Anything): (method: string, path: string) => Operation | null {
  const patterns = Object.keys(paths).map((template) => ({
    template,
    form: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    named: template.replace(/\{[^}]+\}/g, '').length,
  }));
  patterns.sort((one, other) => other.named - one.named);

  return (method, path) => {
    const verb = method.toLowerCase();
    const found = patterns.find(({ form, template }) => form.test(path) && paths[template][verb]);
    if (!found) return null;
    const pointer = `/paths/${found.template.replaceAll('/', '~1')}/${verb}`;
    return { pointer: encodeURI(pointer), operation: paths[found.template][verb] };
  };
}

function schemaOfRequest({ pointer, operation }: Operation): string | null {
  const known = operation.requestBody?.content?.['application/json'];
  return known ? `${pointer}/requestBody/content/application~1json/schema` : null;
}

/** Null: it has no content. Errors have one form for all. */
function schemaOfAnswer({ pointer, operation }: Operation, status: number): string | null {
  if (status >= 500 || status === 303) return null;
  if (status >= 400) return `/components/schemas/${status === 429 ? 'RatelimitedResponse' : 'ErrorResponse'}`;
  const known = operation.responses[status];
  if (!known) return 'unheard-of';
  if (known.$ref) return `${known.$ref.slice(1)}/content/application~1json/schema`;
  return known.content?.['application/json'] ? `${pointer}/responses/${status}/content/application~1json/schema` : null;
}
