import { html, type Markup } from './html.ts';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

/** A JSON schema in words: fields as a list, everything else on one line. */
export function describeSchema(schema: Schema): Markup {
  const { properties, required = [], items } = schema;
  if (items) return html`a list of ${describeSchema(items)}`;
  if (!properties) return html`${inWords(schema)}`;
  const fields = Object.entries(properties).map(([name, field]) => fieldPart(name, field, required.includes(name)));
  return html`<ul>${fields}</ul>`;
}

const fieldPart = (name: string, field: Schema, isRequired: boolean) =>
  html`<li><code>${name}</code>${isRequired ? '' : ' (optional)'}: ${describeSchema(field)}${field.description ? ` – ${field.description}` : ''}</li>`;

function inWords({ $ref, anyOf, enum: words, const: only, type, format, default: preset }: Schema): Markup {
  if ($ref) {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#${name}">${name}</a>`;
  }
  if (anyOf) return html`${anyOf.flatMap((one, index) => [index ? ' or ' : '', describeSchema(one)])}`;
  if (words) return html`${words.map(String).join(' | ')}${preset === undefined ? '' : `, else ${String(preset)}`}`;
  if (only !== undefined) return html`${String(only)}`;
  return html`${format ?? type ?? 'anything'}${preset === undefined ? '' : `, else ${String(preset)}`}`;
}
