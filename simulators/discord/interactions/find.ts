import { InteractionType } from 'discord-api-types/v10';
import { alreadyAcknowledged, badWebhookToken, unknownInteraction, unknownWebhook } from '../http/api-error.ts';
import type { World } from '../world.ts';
import { answerMs, type Interaction, isExpired } from './interactions.ts';

/** One that waits for its first answer. */
export function requireWaiting({ interactions, clock }: World, id: string, token: string): Interaction {
  const interaction = interactions.get(token);
  if (interaction?.id !== id) throw unknownInteraction();
  if (interaction.answeredWith !== null) throw alreadyAcknowledged();
  if (interaction.failed || clock.now() - interaction.createdAt >= answerMs) throw unknownInteraction();
  return interaction;
}

/** One that was answered, other than by choices, as the webhook that it has become for a quarter of an hour. */
export function requireAnswered({ state, interactions, clock }: World, webhookId: string, token: string): Interaction {
  if (!state.applications.has(webhookId)) throw unknownWebhook();
  const interaction = interactions.get(token);
  if (interaction?.applicationId !== webhookId || isExpired(interaction, clock.now())) throw badWebhookToken();
  const isFollowed =
    interaction.answeredWith !== null && interaction.type !== InteractionType.ApplicationCommandAutocomplete;
  if (!isFollowed) throw unknownWebhook();
  return interaction;
}
