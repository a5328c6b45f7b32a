import { type Bounds, wrong, wrongLength } from './faults.ts';
import { type Field, fail, type OptionalField, present } from './field.ts';

export type Fields = Record<string, Field<unknown>>;
type ValueOf<It> = It extends Field<infer Value> ? Value : never;
type OptionalKeys<Shape extends Fields> = {
  [Key in keyof Shape]: Shape[Key] extends OptionalField<unknown> ? Key : never;
}[keyof Shape];

/** What is read from a body of these fields. */
export type Read<Shape extends Fields> = {
  [Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: ValueOf<Shape[Key]>;
} & { [Key in OptionalKeys<Shape>]?: ValueOf<Shape[Key]> };

export const within = (at: string, key: string | number): string => (at === '' ? String(key) : `${at}.${key}`);

/** A thing with these fields; what else it has is passed over. */
export const fields = <Shape extends Fields>(shape: Shape): Field<Read<Shape>> =>
  present((value, place) => {
    if (typeof value !== 'object' || Array.isArray(value)) return fail(place, wrong.notObject(place.at));
    const given = value as Record<string, unknown>;
    const read: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(shape)) {
      if (isLeftOut(field, given[key])) continue;
      read[key] = field.read(given[key], { ...place, at: within(place.at, key) });
    }
    return read as Read<Shape>;
  });

const isLeftOut = ({ isOptional, passesOverNull }: Field<unknown>, value: unknown): boolean =>
  (isOptional === true && value === undefined) || (passesOverNull === true && value === null);

export const listOf = <Value>(item: Field<Value>, bounds: Bounds = {}): Field<Value[]> =>
  present((value, place) => {
    if (!Array.isArray(value)) return fail(place, wrong.notList(place.at));
    const fault = wrongLength(place.at, value.length, bounds);
    if (fault) return fail(place, fault);
    return value.map((it, index) => item.read(it, { ...place, at: within(place.at, index) }));
  });

/** A list in which nothing stands twice. */
export const setOf = <Value extends string | number>(item: Field<Value>, bounds: Bounds = {}): Field<Value[]> => {
  const list = listOf(item, bounds);
  return present((value, place) => {
    const read = list.read(value, place);
    for (const [index, it] of (read ?? []).entries()) {
      if (read.indexOf(it) < index) place.faults.push(wrong.alreadyThere(within(place.at, index)));
    }
    return read;
  });
};

/** Values by keys that are not known beforehand, as of languages. */
export const mapOf = <Value>(item: Field<Value>, allowed: (key: string) => boolean = () => true) =>
  present<Record<string, Value>>((value, place) => {
    if (typeof value !== 'object' || Array.isArray(value)) return fail(place, wrong.notMap(place.at));
    const entries = Object.entries(value as object).map(([key, it]) => {
      const at = within(place.at, key);
      if (!allowed(key))
        place.faults.push({ at, code: 'ENUM_TYPE_COERCE', message: `Value "${key}" is not a valid enum value.` });
      return [key, item.read(it, { ...place, at })] as const;
    });
    return Object.fromEntries(entries);
  });
