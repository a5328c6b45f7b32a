import { MessageFlags as Flags } from 'discord-api-types/v10';
import { type Answer, noContent, ok } from '../http/answer.ts';
import { unknownMessage } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import { deleteMessage } from '../messages/keep.ts';
import { presentMessage } from '../present/message.ts';
import { botAsViewer } from '../present/viewer.ts';
import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { writeAnswer } from './answer-message.ts';
import { changeAnswer } from './change-answer.ts';
import { requireAnswered } from './find.ts';
import type { Interaction } from './interactions.ts';
import { tellPerson } from './tell-person.ts';

type Known = Pick<Call, 'params'>;

/** One more message; where the first one is still only promised, that one. */
export function followUp(call: Call, world: World): Answer {
  const interaction = interactionOf(call, world);
  const promised = promiseOf(world, interaction);
  const message = promised
    ? changeAnswer(world, interaction, promised, call)
    : writeAnswer(world, interaction, call, 'follow-up');
  return told(world, interaction, message);
}

export function readAnswer(call: Call, world: World): Answer {
  const interaction = interactionOf(call, world);
  return told(world, interaction, messageOf(call, world, interaction));
}

export function editAnswer(call: Call, world: World): Answer {
  const interaction = interactionOf(call, world);
  return told(world, interaction, changeAnswer(world, interaction, messageOf(call, world, interaction), call));
}

export function deleteAnswer(call: Call, world: World): Answer {
  const interaction = interactionOf(call, world);
  deleteMessage(world, messageOf(call, world, interaction));
  tellPerson(world, interaction);
  return noContent;
}

const interactionOf = ({ params }: Known, world: World): Interaction =>
  requireAnswered(world, params['webhook']!, params['token']!);

function promiseOf({ state }: World, { channelId, answerId }: Interaction): Message | null {
  const first = state.messages.get(channelId)?.get(answerId ?? '');
  return first && (first.flags & Flags.Loading) !== 0 ? first : null;
}

/** What this application has answered here, to everybody or to this person. */
function messageOf({ params }: Known, { state }: World, interaction: Interaction): Message {
  const { channelId, answerId, applicationId, userId } = interaction;
  const id = params['message'] === '@original' ? answerId : params['message'];
  const message = state.messages.get(channelId)?.get(id ?? '');
  const isOwn = message?.applicationId === applicationId && (id === answerId || message.interaction !== null);
  if (!isOwn || (message.onlyFor !== null && message.onlyFor !== userId)) throw unknownMessage();
  return message;
}

function told(world: World, { applicationId }: Interaction, message: Message): Answer {
  const application = world.state.applications.get(applicationId)!;
  return ok(presentMessage(world, message, botAsViewer(application)));
}
