import { type Bounds, wrong, wrongLength } from './faults.ts';
import { type Field, fail, present } from './field.ts';

const largestId = 9_223_372_036_854_775_807n;

/** Counted without the space around it, which is taken away, unless that space is meant. */
export const text = ({ trim = true, ...bounds }: Bounds & { trim?: boolean; form?: RegExp } = {}): Field<string> =>
  present((value, place) => {
    if (typeof value !== 'string') return fail(place, wrong.notText(place.at, value));
    const kept = trim ? value.trim() : value;
    if (kept === '' && (bounds.min ?? 0) > 0) return fail(place, wrong.required(place.at));
    const fault = wrongLength(place.at, [...kept].length, bounds);
    if (fault) return fail(place, fault);
    if (bounds.form && !bounds.form.test(kept)) return fail(place, wrong.wrongForm(place.at));
    return kept;
  });

const numeric = (
  kind: 'int' | 'float',
  fits: (value: number) => boolean,
  { min = -Infinity, max = Infinity }: Bounds,
) =>
  present<number>(
    (value, place) => {
      if (typeof value !== 'number' || !fits(value)) return fail(place, wrong.notNumber(place.at, value, kind));
      if (value < min) return fail(place, wrong.tooSmall(place.at, min, kind));
      return value > max ? fail(place, wrong.tooLarge(place.at, max, kind)) : value;
    },
    { fromText: (given) => (/^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given) },
  );

export const integer = (bounds: Bounds = {}): Field<number> => numeric('int', Number.isSafeInteger, bounds);
export const number = (bounds: Bounds = {}): Field<number> => numeric('float', Number.isFinite, bounds);

const words: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };

export const boolean: Field<boolean> = present(
  (value, place) => (typeof value === 'boolean' ? value : fail(place, wrong.notBoolean(place.at))),
  { fromText: (given) => words[given.toLowerCase()] ?? given },
);

export const snowflake: Field<string> = present((value, place) => {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) {
    return fail(place, wrong.notNumber(place.at, value, 'snowflake'));
  }
  return BigInt(value) > largestId ? fail(place, wrong.tooLarge(place.at, largestId, 'snowflake')) : value;
});

/** One of a few words or numbers. */
export const choice = <const Choice extends string | number>(choices: readonly Choice[]): Field<Choice> =>
  present((value, place) => choices.find((it) => it === value) ?? fail(place, wrong.notAmong(place.at, choices)), {
    fromText: (given) => choices.find((it) => String(it) === given) ?? given,
  });

/** Permissions: a decimal text, or a number while it is small enough to be one. */
export const bits: Field<bigint> = present((value, place) => {
  const isBits = typeof value === 'string' ? /^\d+$/.test(value) : Number.isSafeInteger(value) && Number(value) >= 0;
  return isBits ? BigInt(value as string | number) : fail(place, wrong.notNumber(place.at, value, 'int'));
});

/** Milliseconds since 1970, from ISO 8601. */
export const timestamp: Field<number> = present((value, place) => {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? fail(place, wrong.noTime(place.at, value)) : time;
});

/** An image as it is sent within JSON. */
export const image: Field<{ type: string; content: Buffer }> = present((value, place) => {
  const [, type, content] = /^data:image\/(png|jpeg|jpg|gif|webp);base64,([\w+/=]+)$/.exec(String(value)) ?? [];
  return type && content ? { type, content: Buffer.from(content, 'base64') } : fail(place, wrong.noImage(place.at));
});
