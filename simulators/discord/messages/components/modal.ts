import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { type Fault, invalidForm } from '../../http/api-error.ts';
import { fields, listOf, within } from '../../validation/compound.ts';
import { text } from '../../validation/kinds.ts';
import type { World } from '../../world.ts';
import { customId, oneOf } from './component.ts';
import { modalKinds } from './modal-kinds.ts';
import { numbered } from './number.ts';
import { treeFaults } from './tree-rules.ts';
import { walk } from './walk.ts';

const modal = fields({
  custom_id: customId,
  title: text({ min: 1, max: 45 }),
  components: listOf(oneOf(modalKinds), { min: 1, max: 5 }),
});

function read(world: Pick<World, 'state'>, body: unknown, at: string) {
  const faults: Fault[] = [];
  const given = modal.read(body, { at, faults });
  if (faults.length > 0) return { given, faults };
  return { given, faults: treeFaults(world, [...walk(given.components, within(at, 'components'))]) };
}

/** All that is wrong with a modal that stands at this place of a body. */
export const modalFaults = (world: Pick<World, 'state'>, body: unknown, at = 'data'): Fault[] =>
  read(world, body, at).faults;

/** A modal, every component with its number; refused with all that is wrong with it. */
export function modalOf(
  world: Pick<World, 'state'>,
  body: unknown,
  at = 'data',
): APIModalInteractionResponseCallbackData {
  const { given, faults } = read(world, body, at);
  if (faults.length > 0) throw invalidForm(faults);
  return { ...given, components: numbered(given.components) } as unknown as APIModalInteractionResponseCallbackData;
}
