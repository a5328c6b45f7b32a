import type { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';

export interface FieldError {
  field: string;
  message: string;
}

/** What was sent is not what the route takes; says where. */
export class BadInput extends Refusal {
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('bad-input', 'Something in this request is not as it should be.', {
      remedy: 'Correct the fields that are named in "errors". /api/docs describes every route.',
    });
    this.errors = errors;
  }
}

export const badInput = (errors: readonly FieldError[]) => new BadInput(errors);

/** zod's findings, one for each field, as a sentence; never what was sent, which may be a secret. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors = issues.flatMap((issue) => {
    const [place = 'body', ...path] = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, named(key)].join('.'), message: 'is not known here.' }));
    }
    return [{ field: path.join('.') || place, message: issue.message }];
  });
  return [...Map.groupBy(errors, ({ field }) => field).values()].map(([first]) => first!);
}

/** A name is repeated only where it looks like one. */
const named = (key: string) => (/^\w{1,40}$/.test(key) ? key : '?');
