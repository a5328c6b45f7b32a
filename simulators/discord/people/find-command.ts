import type { ApplicationCommandType } from 'discord-api-types/v10';
import { commandsFor, type Seat } from '../commands/visible.ts';
import type { Application, Command } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';

/** How a person says which command is meant. */
export interface Wanted {
  /** Its name, or its id. */
  command: string;
  type: ApplicationCommandType;
  /** Whose, where several have one of this name. */
  application?: string | undefined;
  /** That which the person's program knows. */
  version?: string | undefined;
}

/** A command that the person is offered here, as it is now. Of two of a name, that of the guild. */
export function commandFor(
  world: World,
  seat: Seat,
  { command: wanted, type, application, version }: Wanted,
): { command: Command; application: Application } {
  const offered = commandsFor(world, seat)
    .filter((it) => it.type === type && (it.name === wanted || it.id === wanted))
    .filter((it) => !application || it.applicationId === application);
  const command = offered.find(({ guildId }) => guildId !== null) ?? offered[0];
  if (!command) throw cannot(`There is no command "${wanted}" for you here.`);
  if (version && version !== command.version)
    throw cannot('This command is outdated, please try again in a few minutes.');
  return { command, application: world.state.applications.get(command.applicationId)! };
}

export const commandData = ({ id, name, type, guildId }: Command) => ({
  ...{ id, name, type },
  ...(guildId && { guild_id: guildId }),
});
