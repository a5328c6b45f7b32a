import { InteractionType } from 'discord-api-types/v10';
import { createInteraction } from '../interactions/create.ts';
import type { Interaction } from '../interactions/interactions.ts';
import { closeModal } from '../interactions/open-modal.ts';
import { resolvedOf } from '../interactions/resolved.ts';
import type { Component } from '../messages/components/component.ts';
import { walk } from '../messages/components/walk.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot, notThere } from './cannot.ts';
import { formOf, requireKnown } from './form.ts';
import { seatOf } from './person.ts';

/** The forms that stand open before this person. */
export const modalsOf = ({ interactions }: World, { id }: User): Interaction[] =>
  [...interactions.values()].filter(({ userId, modal }) => userId === id && modal !== null);

function modalFor(world: World, person: User, id: string): Interaction {
  const opened = modalsOf(world, person).find((it) => it.id === id);
  if (!opened) throw notThere('form');
  return opened;
}

export const dismissModal = (world: World, person: User, id: string): void =>
  closeModal(world, modalFor(world, person, id));

/** Sends a form; it stays open until the bot has answered. */
export function submit(
  world: World,
  person: User,
  { interaction: id, fields }: { interaction: string; fields: Record<string, unknown> },
): Interaction {
  const opened = modalFor(world, person, id);
  if (isBeingSent(world, opened)) throw cannot('The form is being sent.');
  const seat = seatOf(world, person, opened.channelId);
  const application = world.state.applications.get(opened.applicationId)!;
  const { custom_id, components } = opened.modal!;
  const parts = components as unknown as Component[];
  const names = [...walk(parts, '')].flatMap(({ component }) => component.custom_id ?? []);
  requireKnown(names, fields);
  const form = formOf(world, person, seat, fields);
  const said = parts.map(form.fill);
  const { channel } = seat;
  const resolved = resolvedOf(world, { application, userId: person.id, channel }, form.chosen);
  return createInteraction(world, {
    ...{ application, user: person, channel, type: InteractionType.ModalSubmit, sends: opened },
    message: world.state.messages.get(channel.id)?.get(opened.messageId ?? '') ?? null,
    data: { custom_id, components: said, ...(resolved && { resolved }) },
  });
}

const isBeingSent = ({ interactions }: World, opened: Interaction): boolean =>
  [...interactions.values()].some((it) => it.sends === opened && it.answeredWith === null && !it.failed);
