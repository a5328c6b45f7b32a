import { type Fault, invalidForm } from '../http/api-error.ts';
import { type Fields, fields, type Read } from './compound.ts';
import type { Field } from './field.ts';

/** What a body says; refused with all that is wrong with it. */
export const readBody = <Shape extends Fields>(body: unknown, shape: Shape): Read<Shape> => readAs(fields(shape), body);

/** What a whole body says that is no plain thing with fields, as a list. */
export function readAs<Value>(field: Field<Value>, body: unknown): Value {
  const faults: Fault[] = [];
  const read = field.read(body, { at: '', faults });
  if (faults.length > 0) throw invalidForm(faults);
  return read;
}

/** What a query says; of a name that stands there twice, the last counts. */
export function readQuery<Shape extends Fields>(query: URLSearchParams, shape: Shape): Read<Shape> {
  const given: Record<string, unknown> = {};
  for (const [name, text] of query) given[name] = shape[name]?.fromText?.(text) ?? text;
  return readBody(given, shape);
}
