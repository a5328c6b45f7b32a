import type { Fault } from '../http/api-error.ts';
import { wrong } from './faults.ts';

/** Where a value stands, and where what is wrong with it is put. */
export interface Place {
  at: string;
  faults: Fault[];
}

/** One field of a body: how it is read, and what is wrong with what cannot be. */
export interface Field<Value> {
  /** What it returns where it found faults is never looked at. */
  read(value: unknown, place: Place): Value;
  isOptional?: boolean;
  /** Null means that it was left out. */
  passesOverNull?: boolean;
  /** What a text of a query stands for. */
  fromText?(text: string): unknown;
}

export interface OptionalField<Value> extends Field<Value> {
  isOptional: true;
}

/** May be left out; then the body that was read has no such key. */
export const optional = <Value>(field: Field<Value>): OptionalField<Value> => ({ ...field, isOptional: true });

/** May be left out, and null says no more than that. */
export const ignorable = <Value>(field: Field<Value>): OptionalField<Value> => ({
  ...optional(field),
  passesOverNull: true,
});

export const nullable = <Value>(field: Field<Value>): Field<Value | null> => ({
  ...field,
  read: (value, place) => (value === null ? null : field.read(value, place)),
});

/** What is left out, or null, stands for this. */
export const defaulting = <Value>(field: Field<Value>, otherwise: Value): Field<Value> => ({
  ...field,
  read: (value, place) => (value === undefined || value === null ? otherwise : field.read(value, place)),
});

/** A field whose value must pass one more rule; the rule tells what is wrong, or null. */
export const ruled = <Value>(field: Field<Value>, rule: (value: Value, at: string) => Fault | null): Field<Value> => ({
  ...field,
  read(value, place) {
    const before = place.faults.length;
    const read = field.read(value, place);
    const fault = place.faults.length === before ? rule(read, place.at) : null;
    if (fault) place.faults.push(fault);
    return read;
  },
});

/** A field of a kind that is never absent: null and what is missing are told in the same words. */
export const present = <Value>(read: Field<Value>['read'], more: Partial<Field<Value>> = {}): Field<Value> => ({
  ...more,
  read(value, place) {
    if (value !== undefined && value !== null) return read(value, place);
    return fail(place, wrong.required(place.at));
  },
});

export function fail<Value>({ faults }: Place, fault: Fault): Value {
  faults.push(fault);
  return undefined as Value;
}
