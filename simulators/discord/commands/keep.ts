import { ApplicationCommandType as Type } from 'discord-api-types/v10';
import { invalidForm, tooManyCommands, unknownCommand } from '../http/api-error.ts';
import type { Command, Snowflake } from '../state/rows.ts';
import { within } from '../validation/compound.ts';
import type { World } from '../world.ts';
import { countCreates } from './daily-creates.ts';
import type { Described } from './read.ts';

/** Where a command is at home: everywhere, or in one guild. */
export interface Scope {
  applicationId: Snowflake;
  guildId: Snowflake | null;
}

const most: Record<number, number> = { [Type.ChatInput]: 100, [Type.User]: 15, [Type.Message]: 15 };

export const commandsOf = ({ state }: World, { applicationId, guildId }: Scope): Command[] =>
  [...state.commands.values()].filter((it) => it.applicationId === applicationId && it.guildId === guildId);

export function getCommand(world: World, scope: Scope, id: string): Command {
  const command = commandsOf(world, scope).find((it) => it.id === id);
  if (!command) throw unknownCommand();
  return command;
}

type Identity = Pick<Described, 'type' | 'name'>;
const isSame = (one: Identity, other: Identity) => one.type === other.type && one.name === other.name;

/** A name that is known already is written over. */
export function upsertCommand(world: World, scope: Scope, described: Described): { command: Command; isNew: boolean } {
  const known = commandsOf(world, scope);
  const old = known.find((it) => isSame(it, described));
  if (old) return { command: changeCommand(world, old, described), isNew: false };
  requireRoom([...known, described]);
  countCreates(world, scope, 1);
  return { command: addCommand(world, scope, described), isNew: true };
}

/** Another name may be taken, unless a command of the same kind has it. */
export function editCommand(world: World, scope: Scope, command: Command, described: Described): Command {
  const others = commandsOf(world, scope).filter((it) => it !== command);
  if (others.some((it) => isSame(it, described))) throw invalidForm([duplicate('name')]);
  return changeCommand(world, command, described);
}

/** These, and no others: what is not among them is gone. */
export function overwriteCommands(world: World, scope: Scope, described: readonly Described[]): Command[] {
  const twice = described.findIndex((it, index) => described.findIndex((other) => isSame(it, other)) !== index);
  if (twice >= 0) throw invalidForm([duplicate(within(String(twice), 'name'))]);
  requireRoom(described);
  const known = commandsOf(world, scope);
  const oldOf = (it: Described) => known.find((old) => isSame(old, it));
  countCreates(world, scope, described.filter((it) => !oldOf(it)).length);

  for (const old of known) if (!described.some((it) => isSame(it, old))) deleteCommand(world, old);
  return described.map((it) => {
    const old = oldOf(it);
    return old ? changeCommand(world, old, it) : addCommand(world, scope, it);
  });
}

export function deleteCommand({ state }: World, { id }: Command): void {
  state.commands.delete(id);
  state.commandPermissions = state.commandPermissions.filter((it) => it.id !== id);
}

function addCommand({ state, newId }: World, scope: Scope, described: Described): Command {
  const command: Command = { id: newId(), version: newId(), ...scope, ...described };
  state.commands.set(command.id, command);
  return command;
}

/** Whoever still has the former version before them must look again. */
const changeCommand = ({ newId }: World, command: Command, described: Described): Command =>
  Object.assign(command, described, { version: newId() });

const duplicate = (at: string) => ({
  at,
  code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
  message: 'Application command names must be unique',
});

function requireRoom(commands: readonly Pick<Described, 'type'>[]): void {
  for (const [type, limit] of Object.entries(most)) {
    if (commands.filter((it) => it.type === Number(type)).length > limit) throw tooManyCommands(limit);
  }
}
