import { ApplicationCommandType as Type } from 'discord-api-types/v10';
import { z } from 'zod';
import { chooseInMenu } from '../../people/choose-in-menu.ts';
import { complete } from '../../people/complete.ts';
import { sendCommand } from '../../people/send-command.ts';
import { dismissModal, submit } from '../../people/submit.ts';
import { chooseIn, click } from '../../people/use-component.ts';
import { personOrder } from './person-order.ts';

const typed = {
  channel: z.string(),
  /** As it is typed behind the slash, to the last subcommand: `order tea green`. */
  command: z.string(),
  options: z.record(z.string(), z.unknown()).default({}),
  application: z.string().optional(),
  version: z.string().optional(),
};
const part = { channel: z.string(), message: z.string(), customId: z.string() };

/** What a person does with a bot; each answers the id of the interaction that it made. */
export const appOrders = [
  personOrder({
    method: 'POST',
    path: '/command',
    schema: z.strictObject(typed),
    handle: (world, person, asked) => ({ id: sendCommand(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/autocomplete',
    schema: z.strictObject({ ...typed, focused: z.string() }),
    handle: (world, person, asked) => ({ id: complete(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/menu',
    schema: z.strictObject({
      ...{ channel: z.string(), command: z.string(), target: z.string(), application: z.string().optional() },
      type: z.union([z.literal(Type.User), z.literal(Type.Message)]),
    }),
    handle: (world, person, asked) => ({ id: chooseInMenu(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/click',
    schema: z.strictObject(part),
    handle: (world, person, asked) => ({ id: click(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/choose',
    schema: z.strictObject({ ...part, values: z.array(z.string()) }),
    handle: (world, person, asked) => ({ id: chooseIn(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/submit',
    /** The interaction that opened the form, and what is put in, by custom id. */
    schema: z.strictObject({ interaction: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }),
    handle: (world, person, asked) => ({ id: submit(world, person, asked).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/dismiss',
    schema: z.strictObject({ interaction: z.string() }),
    handle: (world, person, { interaction }) => dismissModal(world, person, interaction),
  }),
];
