import { z } from 'zod';
import { startTyping } from '../../channels/start-typing.ts';
import { beginThread } from '../../people/begin-thread.ts';
import { converse } from '../../people/converse.ts';
import { fileSchema } from '../../people/file.ts';
import { seatOf } from '../../people/person.ts';
import { reactTo, takeBack } from '../../people/react.ts';
import { vote } from '../../people/vote.ts';
import { rewrite, unwrite, write } from '../../people/write.ts';
import { personOrder } from './person-order.ts';

const at = { channel: z.string(), message: z.string() };
const reaction = z.strictObject({ ...at, emoji: z.string() });

/** What a person says. */
export const writingOrders = [
  personOrder({
    method: 'POST',
    path: '/write',
    schema: z.strictObject({
      channel: z.string(),
      content: z.string().default(''),
      replyTo: z.string().optional(),
      files: z.array(fileSchema).default([]),
    }),
    handle: (world, person, words) => ({ id: write(world, person, words).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/rewrite',
    schema: z.strictObject({ ...at, content: z.string() }),
    handle: (world, person, words) => ({ id: rewrite(world, person, words).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/delete',
    schema: z.strictObject(at),
    handle: (world, person, message) => unwrite(world, person, message),
  }),
  personOrder({
    method: 'POST',
    path: '/react',
    schema: reaction,
    handle: (world, person, asked) => reactTo(world, person, asked),
  }),
  personOrder({
    method: 'POST',
    path: '/unreact',
    schema: reaction,
    handle: (world, person, asked) => takeBack(world, person, asked),
  }),
  personOrder({
    method: 'POST',
    path: '/vote',
    /** None: all answers are taken back. */
    schema: z.strictObject({ ...at, answers: z.array(z.int()) }),
    handle: (world, person, asked) => vote(world, person, asked),
  }),
  personOrder({
    method: 'POST',
    path: '/thread',
    /** `name`, and what else Discord takes for a new thread, or for a post with its first `message`. */
    schema: z.looseObject({ channel: z.string() }),
    handle: (world, person, { channel, ...body }) => ({ channel: beginThread(world, person, channel, body).id }),
  }),
  personOrder({
    method: 'POST',
    path: '/type',
    schema: z.strictObject({ channel: z.string() }),
    handle(world, person, { channel: id }) {
      const { channel, standing } = seatOf(world, person, id);
      startTyping(world, standing, channel, person.id);
    },
  }),
  personOrder({
    method: 'POST',
    path: '/converse',
    schema: z.strictObject({ with: z.string() }),
    handle: (world, person, { with: other }) => ({ channel: converse(world, person, other).id }),
  }),
];
