import * as discord from 'discord-api-types/v10';
import type { Plugin } from 'vite';

const wanted = 'discord-api-types/v10';
const own = `\0${wanted}`;

/** Discord's numbers as plain objects, of which a bundler keeps those that are used: their package comes as one piece, a third of a page. */
export const plainNumbers: Plugin = {
  name: 'plain-numbers',
  enforce: 'pre',
  resolveId: (id) => (id === wanted ? own : null),
  load: (id) => (id === own ? modules() : null),
};

const modules = (): string =>
  Object.entries(discord as Record<string, unknown>)
    .filter((entry): entry is [string, Record<string, unknown>] => isPlain(entry[1]))
    .map(([name, numbers]) => `export const ${name} = ${literal(numbers)};`)
    .join('\n');

const plain = ['number', 'string', 'bigint'];
const isPlain = (it: unknown): boolean =>
  typeof it === 'object' && it !== null && Object.values(it).every((value) => plain.includes(typeof value));

const literal = (numbers: Record<string, unknown>): string =>
  `{ ${Object.entries(numbers)
    .map(([key, value]) => `${JSON.stringify(key)}: ${typeof value === 'bigint' ? `${value}n` : JSON.stringify(value)}`)
    .join(', ')} }`;
