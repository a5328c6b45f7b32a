import { InteractionType } from 'discord-api-types/v10';
import { createInteraction } from '../interactions/create.ts';
import type { Interaction } from '../interactions/interactions.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { nestedIn } from './command-path.ts';
import { commandData } from './find-command.ts';
import { type Typed, typedCommand } from './send-command.ts';

/** Asks for choices while an option is being typed; nothing that is typed so far is looked at. */
export function complete(world: World, person: User, { focused, ...typed }: Typed & { focused: string }): Interaction {
  const { seat, command, application, path } = typedCommand(world, person, typed);
  const wanted = path.options.find(({ name }) => name === focused);
  if (!wanted || !('autocomplete' in wanted) || !wanted.autocomplete) throw cannot(`"${focused}" is not completed.`);
  const given = { [focused]: '', ...typed.options };
  const values = path.options
    .filter(({ name }) => given[name] !== undefined)
    .map(({ name, type }) =>
      name === focused ? { name, type, value: String(given[name]), focused: true } : { name, type, value: given[name] },
    );
  return createInteraction(world, {
    ...{ application, user: person, channel: seat.channel, type: InteractionType.ApplicationCommandAutocomplete },
    ...{ command, completes: wanted.type },
    data: { ...commandData(command), options: nestedIn(path.branches, values) },
  });
}
