import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';
import type { Command } from '../state/rows.ts';
import { cannot } from './cannot.ts';

type Branch = { type: Kind.Subcommand | Kind.SubcommandGroup; name: string };

export interface Path {
  /** From the group to the subcommand; none where the command itself is used. */
  branches: Branch[];
  options: APIApplicationCommandBasicOption[];
}

const isBranch = ({ type }: APIApplicationCommandOption) => type === Kind.Subcommand || type === Kind.SubcommandGroup;

/** The way to what is used; a command that has subcommands cannot be used without one. */
export function pathIn(command: Command, names: readonly string[]): Path {
  const branches: Branch[] = [];
  let options: APIApplicationCommandOption[] = command.options;
  for (const name of names) {
    const next = options.find((option) => isBranch(option) && option.name === name);
    if (!next) throw cannot(`/${command.name} has no subcommand "${name}" there.`);
    branches.push({ type: next.type, name } as Branch);
    options = ('options' in next ? next.options : undefined) ?? [];
  }
  if (options.some(isBranch)) throw cannot(`/${[command.name, ...names].join(' ')} is used by one of its subcommands.`);
  return { branches, options: options as APIApplicationCommandBasicOption[] };
}

/** What was filled in, where it belongs. */
export const nestedIn = (branches: readonly Branch[], filled: object[]): object[] =>
  branches.reduceRight<object[]>((options, { type, name }) => [{ type, name, options }], filled);
