import { invalidForm } from '../http/api-error.ts';
import type { Channel } from '../state/rows.ts';
import { text } from '../validation/kinds.ts';
import { isNamedPlainly } from './kinds.ts';

export const nameField = text({ min: 1, max: 100 });

const punctuation = /[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~]/g;

/** As the channel will be called: where people write, without spaces, capitals and punctuation. */
export function settledName(name: string, channel: Pick<Channel, 'type'>): string {
  if (!isNamedPlainly(channel)) return name;
  const plain = name.toLowerCase().replace(/\s+/g, '-').replace(punctuation, '').replace(/-{2,}/g, '-');
  if (plain !== '') return plain;
  throw invalidForm([{ at: 'name', code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]);
}
