import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { route, takes } from '../route.ts';

export const readSite = ({ discord, livePort }: Pick<Parts, 'discord' | 'livePort'>) =>
  route({
    method: 'get',
    path: '/api/site',
    summary: 'What a page has to know before anybody is signed in',
    needs: 'anyone',
    idempotency: 'none',
    input: takes({}),
    output: z.object({
      signIn: z.object({ discord: z.boolean().describe('False: by one-time links alone.') }),
      live: z.object({ port: z.int().nullable().describe('Where live updates are; null: where this is.') }),
    }),

    handle: async () => ({ signIn: { discord: discord !== null }, live: { port: livePort ?? null } }),
  });
