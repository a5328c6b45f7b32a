import { ButtonStyle, ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import { createInteraction } from '../interactions/create.ts';
import type { Interaction } from '../interactions/interactions.ts';
import { type Chosen, resolvedOf } from '../interactions/resolved.ts';
import type { Component } from '../messages/components/component.ts';
import { walk } from '../messages/components/walk.ts';
import type { Application, Message, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { activeSeatOf } from './person.ts';
import { picked, type Select } from './pick.ts';
import { messageFor } from './see-message.ts';

/** Where in a channel it stands. */
export interface Part {
  channel: string;
  message: string;
  customId: string;
}

/** Clicks a button; nothing keeps a person from clicking twice. */
export function click(world: World, person: User, part: Part): Interaction {
  const used = componentFor(world, person, part);
  if (used.component.type !== ComponentType.Button) throw cannot(`"${part.customId}" is no button.`);
  return use(world, person, used);
}

/** Chooses in a select. */
export function chooseIn(world: World, person: User, { values, ...part }: Part & { values: string[] }): Interaction {
  const used = componentFor(world, person, part);
  if (used.component.type === ComponentType.Button) throw cannot(`"${part.customId}" is no select.`);
  const chosen = picked(world, person, used.seat, used.component as Select, values);
  return use(world, person, used, { values, chosen });
}

interface Used {
  seat: Seat;
  message: Message;
  component: Component;
  application: Application;
}

/** What stands there, can be used, and has somebody to tell. */
function componentFor(world: World, person: User, { channel: channelId, message: id, customId }: Part): Used {
  const seat = activeSeatOf(world, person, channelId);
  const message = messageFor(world, person, seat, id);
  const parts = [...walk(message.components, '')].map(({ component }) => component);
  const component = parts.find((it) => it.custom_id === customId);
  if (!component) throw cannot(`There is no "${customId}" in this message.`);
  if (component['disabled']) throw cannot(`"${customId}" is disabled.`);
  if (component['style'] === ButtonStyle.Link) throw cannot(`"${customId}" leads to a page.`);
  const application = world.state.applications.get(message.applicationId ?? '');
  if (!application || !isThere(world, seat, application)) throw cannot('Nobody is there who would answer.');
  return { seat, message, component, application };
}

const isThere = ({ state }: World, { standing }: Seat, { botId }: Application): boolean =>
  !standing || (state.members.get(standing.guild.id)?.has(botId) ?? false);

function use(
  world: World,
  person: User,
  { seat: { channel }, message, component, application }: Used,
  picks?: { values: string[]; chosen: Chosen[] },
): Interaction {
  const { type, id, custom_id } = component;
  const resolved = picks && resolvedOf(world, { application, userId: person.id, channel }, picks.chosen);
  return createInteraction(world, {
    ...{ application, user: person, channel, type: InteractionType.MessageComponent, message },
    data: {
      component_type: type,
      id,
      custom_id,
      ...(picks && { values: picks.values }),
      ...(resolved && { resolved }),
    },
  });
}
