import { z } from 'zod';
import { editUser } from '../../guilds/edit-user.ts';
import { administer } from '../../people/administer.ts';
import { beSeen, statusSchema } from '../../people/be-seen.ts';
import { speak } from '../../people/enter-voice.ts';
import { join, leave, rename } from '../../people/membership.ts';
import { personOrder } from './person-order.ts';

/** How a person comes and goes, is seen, and looks after a guild. */
export const guildOrders = [
  personOrder({
    method: 'POST',
    path: '/join',
    schema: z.union([z.strictObject({ invite: z.string() }), z.strictObject({ guild: z.string() })]),
    handle: (world, person, by) => ({ guild: join(world, person, by).guildId }),
  }),
  personOrder({
    method: 'POST',
    path: '/leave',
    schema: z.strictObject({ guild: z.string() }),
    handle: (world, person, { guild }) => leave(world, person, guild),
  }),
  personOrder({
    method: 'POST',
    path: '/rename',
    schema: z.strictObject({ guild: z.string(), nick: z.string().nullable() }),
    handle: (world, person, asked) => rename(world, person, asked),
  }),
  personOrder({
    method: 'POST',
    path: '/administer',
    schema: z.strictObject({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: z.string(),
      /** A list where positions are changed. */
      body: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).default({}),
      reason: z.string().nullable().default(null),
    }),
    handle: (world, person, deed) => administer(world, person, deed),
  }),
  personOrder({
    method: 'POST',
    path: '/voice',
    /** Into a voice channel; null: out of it. */
    schema: z.strictObject({
      channel: z.string().nullable(),
      mute: z.boolean().default(false),
      deaf: z.boolean().default(false),
    }),
    handle: (world, person, asked) => speak(world, person, asked),
  }),
  personOrder({
    method: 'POST',
    path: '/status',
    schema: statusSchema,
    handle: (world, person, presence) => beSeen(world, person, presence),
  }),
  personOrder({
    method: 'POST',
    path: '/settings',
    schema: z.strictObject({
      dmsOpen: z.boolean().optional(),
      locale: z.string().optional(),
      globalName: z.string().trim().min(1).max(32).nullable().optional(),
    }),
    handle(world, person, { dmsOpen = person.dmsOpen, locale = person.locale, globalName }) {
      Object.assign(person, { dmsOpen, locale });
      if (globalName !== undefined) editUser(world, person, { globalName });
    },
  }),
];
