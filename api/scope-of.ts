import type { Scope } from '../db/scope.ts';
import { type Actor, isStaff } from '../domain/permission.ts';

/** Customers see their own rows, staff sees all; row level security does the rest. */
export const scopeOf = (actor: Actor): Scope =>
  isStaff(actor) ? { kind: 'staff' } : { kind: 'user', userId: actor.id };
