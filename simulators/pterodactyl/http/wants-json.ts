import type { IncomingHttpHeaders } from 'node:http';

/** The first entry by weight decides; a browser's script may also say so by its header. */
export function wantsJson({ accept = '', 'x-requested-with': script }: IncomingHttpHeaders): boolean {
  const [first = ''] = accept
    .split(',')
    .map((entry) => ({ type: entry.split(';')[0]!.trim(), weight: Number(/;\s*q=([\d.]+)/.exec(entry)?.[1] ?? 1) }))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ type }) => type.toLowerCase());
  const anything = first === '' || first === '*/*' || first === '*';
  return /[/+]json/.test(first) || (script === 'XMLHttpRequest' && anything);
}
