import { MessageFlags as Flags } from 'discord-api-types/v10';
import { changesOf } from '../messages/changes.ts';
import type { Sent } from '../messages/draft.ts';
import { editMessage } from '../messages/keep.ts';
import { tellMessageUpdated } from '../messages/tell.ts';
import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { writerOf } from './answer-message.ts';
import type { Interaction } from './interactions.ts';

/** An answer says something else from now on; who sees it does not change. To keep a promise is no edit. */
export function changeAnswer(world: World, interaction: Interaction, message: Message, sent: Sent): Message {
  const changes = changesOf(world, sent, message, writerOf(world, interaction));
  if ((message.flags & Flags.Loading) === 0) return editMessage(world, message, changes);
  Object.assign(message, changes, { flags: changes.flags & ~Flags.Loading });
  tellMessageUpdated(world, message);
  return message;
}
