import type { Event } from '../events/tell.ts';
import { tellUser } from '../events/tell.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interactions.ts';

/** No event of the gateway's: the page of the person hears of what becomes of a click. */
export const interactionChanged = 'PERSON_INTERACTION' as Event;

/** As the person who did it sees it. */
export const presentToPerson = (interaction: Interaction) => ({
  id: interaction.id,
  application_id: interaction.applicationId,
  channel_id: interaction.channelId,
  guild_id: interaction.guildId,
  type: interaction.type,
  state: interaction.failed ? 'failed' : interaction.answeredWith === null ? 'waiting' : 'answered',
  answered_with: interaction.answeredWith,
  message_id: interaction.answerId,
  choices: interaction.choices,
  modal: interaction.modal,
});

export const tellPerson = (world: World, interaction: Interaction): void =>
  tellUser(world, interaction.userId, { event: interactionChanged, data: presentToPerson(interaction) });

/** "The application did not respond". */
export function failInteraction(world: World, interaction: Interaction): void {
  interaction.failed = true;
  tellPerson(world, interaction);
}
