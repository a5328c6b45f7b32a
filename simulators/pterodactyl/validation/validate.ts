import { expand, valueAt } from './paths.ts';
import { type Field, implicit, markers, passes } from './rules.ts';

/** A rule that has to look into the panel's tables. It is asked only when all before it passed. */
export interface LookUp {
  rule: 'unique' | 'exists' | 'regex';
  holds(value: unknown): boolean;
}

/** By dotted field: a pipe of rules, and what must be looked up. */
export type Rules = Record<string, string | readonly [pipe: string, ...lookUps: LookUp[]]>;

export interface Failure {
  field: string;
  rule: string;
}

/** One failure per broken rule. */
export const validate = (body: unknown, rules: Rules): Failure[] =>
  Object.entries(rules).flatMap(([pattern, entry]) =>
    expand(body, pattern).flatMap((field) => {
      const [pipe, ...lookUps] = typeof entry === 'string' ? [entry] : entry;
      const value = valueAt(body, field);
      return brokenRules(value, parse(pipe), lookUps).map((rule) => ({ field, rule }));
    }),
  );

type Parsed = { name: string; parameters: string[] };

export const parse = (pipe: string): Parsed[] =>
  pipe
    .split('|')
    .filter(Boolean)
    .map((text) => {
      const colon = text.indexOf(':');
      if (colon < 0) return { name: text, parameters: [] };
      return { name: text.slice(0, colon), parameters: text.slice(colon + 1).split(',') };
    });

function brokenRules({ value, present }: { value: unknown; present: boolean }, rules: Parsed[], lookUps: LookUp[]) {
  const has = (name: string) => rules.some((rule) => rule.name === name);
  if (has('sometimes') && !present) return [];
  const field: Field = { value, present, isNumber: has('numeric') || has('integer') || has('int') };
  const empty = !present || (typeof value === 'string' && value.trim() === '') || (value === null && has('nullable'));

  const broken: string[] = [];
  for (const { name, parameters } of rules) {
    if (markers.has(name) || (empty && !implicit.has(name))) continue;
    const judge = passes[name];
    if (!judge) throw new Error(`The panel knows no rule "${name}".`);
    if (judge(field, parameters)) continue;
    broken.push(name);
    if (implicit.has(name) || has('bail')) return broken;
  }
  if (empty || broken.length > 0) return broken;
  return lookUps.filter(({ holds }) => !holds(value)).map(({ rule }) => rule);
}
