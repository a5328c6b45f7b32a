import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';

/** A command, or one of its subcommands, as it is typed and filled in. */
export interface Usable {
  application: string;
  /** Without the slash: `order tea green`. */
  path: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
}

const isBranch = ({ type }: APIApplicationCommandOption) => type === Kind.Subcommand || type === Kind.SubcommandGroup;

type Branching = { name: string; description: string; options?: APIApplicationCommandOption[] };

/** Everything that can be typed behind a slash. */
export const usablesOf = (commands: readonly APIApplicationCommand[]): Usable[] =>
  commands.flatMap((command) => usablesIn(command as Branching, command.application_id, ''));

function usablesIn({ name, description, options = [] }: Branching, application: string, above: string): Usable[] {
  const path = above ? `${above} ${name}` : name;
  const branches = options.filter(isBranch);
  if (branches.length > 0) return branches.flatMap((branch) => usablesIn(branch as Branching, application, path));
  return [{ application, path, description, options: options as APIApplicationCommandBasicOption[] }];
}
