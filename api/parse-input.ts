import type { Request } from 'express';
import { badInput, fieldErrors } from './bad-input.ts';
import type { Route } from './route.ts';

/** What a request says, as its route has described it; refuses all else with the fields that are wrong. */
export function parseInput(it: Route, { params, query, body }: Request): unknown {
  const { data, error } = it.input.safeParse({ params, query, body: body ?? {} });
  if (error) throw badInput(fieldErrors(error.issues));
  return data;
}
