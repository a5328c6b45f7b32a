import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import type { Fault } from '../http/api-error.ts';

const most = 8_000;

interface Sized {
  name: string;
  name_localizations?: object | null;
  description?: string;
  description_localizations?: object | null;
  options?: readonly APIApplicationCommandOption[];
  choices?: readonly Sized[];
  value?: string | number;
}

/** All that a command says must stay within bounds; of a text in many languages, the longest counts. */
export const sizeFault = (command: Sized, at: string): Fault | null =>
  sizeOf(command) <= most
    ? null
    : { at, code: 'APPLICATION_COMMAND_TOO_LARGE', message: `Command exceeds maximum size (${most})` };

const sizeOf = (it: Sized): number =>
  longest(it.name, it.name_localizations) +
  longest(it.description ?? '', it.description_localizations) +
  String(it.value ?? '').length +
  [...((it.options ?? []) as readonly Sized[]), ...(it.choices ?? [])].reduce((all, part) => all + sizeOf(part), 0);

const longest = (text: string, others: object | null | undefined): number =>
  Math.max(text.length, ...Object.values(others ?? {}).map((other) => String(other).length));
