import { modalOf } from '../messages/components/modal.ts';
import type { Sent } from '../messages/draft.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interactions.ts';
import { tellPerson } from './tell-person.ts';

/** A form for the person to fill in. */
export function openModal(world: World, interaction: Interaction, { body }: Sent): null {
  interaction.modal = modalOf(world, body);
  return null;
}

/** It was sent, or put away. */
export function closeModal(world: World, interaction: Interaction): void {
  interaction.modal = null;
  tellPerson(world, interaction);
}
