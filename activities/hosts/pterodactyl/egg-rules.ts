type Judge = (value: string, parameter: string, isNumber: boolean) => boolean;

const size = (value: string, isNumber: boolean) => (isNumber ? Number(value) : [...value].length);
const limits = (parameter: string) => parameter.split(',').map(Number) as [number, number];

/** The rules that eggs really use. One that is not here is left to the panel's own judgement. */
const judges: Record<string, Judge> = {
  numeric: (value) => Number.isFinite(Number(value)),
  integer: (value) => /^[+-]?\d+$/.test(value),
  int: (value) => /^[+-]?\d+$/.test(value),
  boolean: (value) => ['0', '1'].includes(value),
  bool: (value) => ['0', '1'].includes(value),
  max: (value, most, isNumber) => size(value, isNumber) <= Number(most),
  min: (value, least, isNumber) => size(value, isNumber) >= Number(least),
  size: (value, exact, isNumber) => size(value, isNumber) === Number(exact),
  between: (value, parameter, isNumber) => {
    const [least, most] = limits(parameter);
    return size(value, isNumber) >= least && size(value, isNumber) <= most;
  },
  in: (value, allowed) => allowed.split(',').includes(value),
  not_in: (value, banned) => !banned.split(',').includes(value),
  regex: (value, parameter) => matches(value, parameter) ?? true,
  not_regex: (value, parameter) => !(matches(value, parameter) ?? false),
  alpha_num: (value) => /^[\p{L}\p{M}\p{N}]+$/u.test(value),
  alpha_dash: (value) => /^[\p{L}\p{M}\p{N}_-]+$/u.test(value),
  url: (value) => URL.canParse(value),
};

/** The first of an egg's rules, such as `max:20`, that a value breaks; the panel reads an empty text as null. */
export function brokenRule(texts: readonly string[], value: string): string | null {
  const rules = texts.map(parse);
  const has = (name: string) => rules.some((rule) => rule.name === name);
  if (value.trim() === '') {
    if (has('required')) return 'required';
    const judging = rules.filter(({ name }) => name === 'string' || Object.hasOwn(judges, name));
    return has('nullable') || judging.length === 0 ? null : judging[0]!.name;
  }

  const isNumber = has('numeric') || has('integer') || has('int');
  const broken = rules.find(({ name, parameter }) => {
    const judge = Object.hasOwn(judges, name) ? judges[name]! : () => true;
    return !judge(value.trim(), parameter, isNumber);
  });
  return broken ? broken.text : null;
}

function parse(text: string) {
  const colon = text.indexOf(':');
  return colon < 0
    ? { text, name: text, parameter: '' }
    : { text, name: text.slice(0, colon), parameter: text.slice(colon + 1) };
}

/** Null where the expression is one that only the panel's own language understands. */
function matches(value: string, parameter: string): boolean | null {
  const [, source, flags = ''] = /^\/(.*)\/([a-zA-Z]*)$/s.exec(parameter) ?? [];
  if (source === undefined) return null;
  try {
    return new RegExp(source, flags.replace(/[^imsu]/g, '')).test(value);
  } catch {
    return null;
  }
}
