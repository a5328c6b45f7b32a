import { InteractionResponseType as Callback, InteractionType as Type } from 'discord-api-types/v10';
import type { Json } from '../http/call.ts';
import type { Sent } from '../messages/draft.ts';
import type { Message } from '../state/rows.ts';
import { choice } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { requireSource, sourceOf, think, writeAnswer } from './answer-message.ts';
import { changeAnswer } from './change-answer.ts';
import type { Interaction } from './interactions.ts';
import { closeModal, openModal } from './open-modal.ts';
import { suggest } from './suggest.ts';
import { tellPerson } from './tell-person.ts';
import { withinData } from './within-data.ts';

/** What an application may answer with; what touches a message needs one whose component was used. */
function allowedFor({ type, messageId }: Interaction): readonly Callback[] {
  const inPlace = messageId === null ? [] : [Callback.DeferredMessageUpdate, Callback.UpdateMessage];
  const written = [Callback.ChannelMessageWithSource, Callback.DeferredChannelMessageWithSource, ...inPlace];
  if (type === Type.ApplicationCommandAutocomplete) return [Callback.ApplicationCommandAutocompleteResult];
  return type === Type.ModalSubmit ? written : [...written, Callback.Modal];
}

type Deed = (world: World, interaction: Interaction, sent: Sent) => Message | null;

const deeds: Partial<Record<Callback, Deed>> = {
  [Callback.ChannelMessageWithSource]: (world, interaction, sent) =>
    withinData(() => writeAnswer(world, interaction, sent, 'first')),
  [Callback.DeferredChannelMessageWithSource]: think,
  [Callback.DeferredMessageUpdate]: sourceOf,
  [Callback.UpdateMessage]: (world, interaction, sent) =>
    withinData(() => changeAnswer(world, interaction, requireSource(world, interaction), sent)),
  [Callback.ApplicationCommandAutocompleteResult]: suggest,
  [Callback.Modal]: openModal,
};

/** The first answer: a message, a promise of one, a change, choices, or a form. */
export function answerInteraction(world: World, interaction: Interaction, { body, uploads }: Sent): Message | null {
  const { type } = readBody(body, { type: choice(allowedFor(interaction)) });
  const sent = { body: (body['data'] ?? {}) as Json, uploads };
  const message = deeds[type]!(world, interaction, sent);
  interaction.answeredWith = type;
  interaction.answerId = message?.id ?? null;
  if (interaction.sends) closeModal(world, interaction.sends);
  tellPerson(world, interaction);
  return message;
}
