import { InteractionType, ApplicationCommandType as Type } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import { createInteraction } from '../interactions/create.ts';
import type { Interaction } from '../interactions/interactions.ts';
import { resolvedOf } from '../interactions/resolved.ts';
import { presentMessage } from '../present/message.ts';
import type { Application, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { notThere } from './cannot.ts';
import { commandData, commandFor } from './find-command.ts';
import { activeSeatOf } from './person.ts';
import { messageFor } from './see-message.ts';

interface Menu {
  channel: string;
  command: string;
  application?: string | undefined;
  /** Of a user or of a message. */
  target: string;
}

/** Uses what the menu of a user, or of a message, offers. */
export function chooseInMenu(
  world: World,
  person: User,
  { channel: channelId, target, type, ...wanted }: Menu & { type: Type.User | Type.Message },
): Interaction {
  const seat = activeSeatOf(world, person, channelId);
  const { command, application } = commandFor(world, seat, { ...wanted, type });
  const resolve = type === Type.User ? resolvedUser : resolvedMessage;
  const resolved = resolve(world, person, seat, { application, target });
  return createInteraction(world, {
    ...{ application, user: person, channel: seat.channel, type: InteractionType.ApplicationCommand, command },
    data: { ...commandData(command), target_id: target, resolved },
  });
}

type Resolve = (world: World, person: User, seat: Seat, at: { application: Application; target: string }) => object;

const resolvedUser: Resolve = (world, person, { channel }, { application, target }) => {
  const user = world.state.users.get(target);
  if (!user) throw notThere('user');
  return resolvedOf(world, { application, userId: person.id, channel }, [{ kind: 'user', user }])!;
};

/** Whoever may use the menu lets the bot read what it is used on. */
const resolvedMessage: Resolve = (world, person, seat, { application, target }) => {
  const message = messageFor(world, person, seat, target);
  const reader = { userId: application.botId, applicationId: null, intents: ~0 };
  return { messages: { [target]: presentMessage(world, message, reader) } };
};
