import { ruled } from '../validation/field.ts';
import { text } from '../validation/kinds.ts';

const forbidden = ['clyde', 'discord'];

/** Of a webhook, and of whoever it pretends to be. */
export const webhookName = ruled(text({ min: 1, max: 80 }), (name, at) => {
  const word = forbidden.find((it) => name.toLowerCase().includes(it));
  return word ? { at, code: 'USERNAME_INVALID_CONTAINS', message: `Username cannot contain "${word}"` } : null;
});
