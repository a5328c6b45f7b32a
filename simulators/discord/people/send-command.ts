import { ApplicationCommandType, PermissionFlagsBits as Bits, InteractionType } from 'discord-api-types/v10';
import { requireUnlocked } from '../channels/before-writing.ts';
import type { Seat } from '../commands/visible.ts';
import { createInteraction } from '../interactions/create.ts';
import type { Interaction } from '../interactions/interactions.ts';
import { type Chosen, resolvedOf } from '../interactions/resolved.ts';
import { isThread } from '../permissions/compute.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { nestedIn, type Path, pathIn } from './command-path.ts';
import { commandData, commandFor, type Wanted } from './find-command.ts';
import { filled } from './option-values.ts';
import { activeSeatOf, may } from './person.ts';

/** What stands in the field of a person who types: `order tea green`, and the options by name. */
export interface Typed extends Omit<Wanted, 'type'> {
  channel: string;
  options: Record<string, unknown>;
}

/** Where it is typed, what it means, and for which application. */
export function typedCommand(world: World, person: User, { command: words, channel: channelId, ...wanted }: Typed) {
  const seat = activeSeatOf(world, person, channelId);
  const send = isThread(seat.channel) ? Bits.SendMessagesInThreads : Bits.SendMessages;
  if (!may(world, seat, send)) throw cannot('You cannot type here.');
  requireUnlocked(world, seat.standing, seat.channel);
  const [name = '', ...names] = words.split(' ');
  const { command, application } = commandFor(world, seat, {
    ...wanted,
    command: name,
    type: ApplicationCommandType.ChatInput,
  });
  return { seat, command, application, path: pathIn(command, names) };
}

/** Sends a slash command with its options. */
export function sendCommand(world: World, person: User, typed: Typed): Interaction {
  const { seat, command, application, path } = typedCommand(world, person, typed);
  const { channel } = seat;
  const { values, chosen } = fillIn(world, person, seat, path, typed.options);
  const options = nestedIn(path.branches, values);
  const resolved = resolvedOf(world, { application, userId: person.id, channel }, chosen);
  return createInteraction(world, {
    ...{ application, user: person, channel, type: InteractionType.ApplicationCommand, command },
    data: { ...commandData(command), ...(options.length > 0 && { options }), ...(resolved && { resolved }) },
  });
}

function fillIn(world: World, person: User, seat: Seat, { options }: Path, given: Record<string, unknown>) {
  const chosen: Chosen[] = [];
  const values: object[] = [];
  const stranger = Object.keys(given).find((name) => !options.some((option) => option.name === name));
  if (stranger) throw cannot(`There is no option "${stranger}".`);
  for (const option of options) {
    const { name, type, required } = option;
    if (given[name] === undefined && required) throw cannot(`"${name}" must be given.`);
    if (given[name] === undefined) continue;
    const one = filled(world, person, seat, option, given[name]);
    values.push({ name, type, value: one.value });
    if (one.chosen) chosen.push(one.chosen);
  }
  return { values, chosen };
}
