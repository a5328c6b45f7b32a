import type { Fault } from '../../http/api-error.ts';
import { type Fields, fields } from '../../validation/compound.ts';
import { type Field, fail, nullable, optional, present } from '../../validation/field.ts';
import { boolean, integer, text } from '../../validation/kinds.ts';

/** Of any kind, within which others may stand. */
export interface Component {
  type: number;
  /** 0 until it is numbered. */
  id: number;
  custom_id?: string;
  [more: string]: unknown;
}

export type Kinds = Record<number, Field<Component>>;

export const maybe = <Value>(field: Field<Value>) => optional(nullable(field));

export const customId = text({ min: 1, max: 100, trim: false });
export const disabled = maybe(boolean);

/** What is wrong with a component that was read, or null. */
export type Rule = (component: Component, at: string) => Fault | null;

/** One kind of component: its fields, how they go together, and what those that are left out stand for. */
export const kind = (
  type: number,
  shape: Fields,
  { rules = [], otherwise = {} }: { rules?: readonly Rule[]; otherwise?: object } = {},
): Kinds => ({
  [type]: present<Component>((value, place) => {
    const before = place.faults.length;
    const given = fields({ id: maybe(integer({ min: 0 })), ...shape }).read(value, place);
    const told = Object.entries(given ?? {}).filter(([, it]) => it !== null);
    const component: Component = { type, id: 0, ...otherwise, ...Object.fromEntries(told) };
    if (place.faults.length > before) return component;
    const fault = rules.map((rule) => rule(component, place.at)).find((it) => it !== null);
    return fault ? fail(place, fault) : component;
  }),
});

/** A component of one of these kinds, told apart by its type. */
export const oneOf = (kinds: Kinds): Field<Component> =>
  present((value, place) => {
    const known = kinds[(value as Partial<Component>).type ?? -1];
    if (known) return known.read(value, place);
    const types = Object.keys(kinds);
    const listed = `${types.join(', ')}${types.length === 1 ? ',' : ''}`;
    const message = `Value of field "type" must be one of (${listed}).`;
    return fail(place, { at: place.at, code: 'UNION_TYPE_CHOICES', message });
  });
