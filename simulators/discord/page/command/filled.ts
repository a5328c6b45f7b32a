import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption as Option,
} from 'discord-api-types/v10';
import type { GivenFile } from '../model/types.ts';

/** What stands in the field of an option: as it is read, and as it is sent. */
export interface Filled {
  text: string;
  value: string | number | boolean | GivenFile | undefined;
}

export const blank: Filled = { text: '', value: undefined };

/** What a typed text means for an option of this kind; undefined where it must be picked. */
export function typed({ type }: Option, text: string): Filled {
  if (text === '') return blank;
  if (type === Kind.String) return { text, value: text };
  if (type !== Kind.Integer && type !== Kind.Number) return { text, value: undefined };
  const number = Number(text.trim().replace(',', '.'));
  return { text, value: Number.isFinite(number) ? number : undefined };
}

/** What is sent, by name. */
export const valuesOf = (filled: Readonly<Record<string, Filled>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filled)
      .filter(([, { value }]) => value !== undefined)
      .map(([name, { value }]) => [name, value]),
  );

/** Whether a command cannot be sent because of it. */
export const isAmiss = (option: Option, { text, value }: Filled): boolean =>
  value === undefined && (text !== '' || (option.required ?? false));
