import { z } from 'zod';
import { findLinkedDiscord } from '../../../db/queries/linked-accounts.ts';
import { signInWays } from '../../../db/queries/sign-in-ways.ts';
import { within } from '../../../db/scope.ts';
import { permissions, permissionsOf, roles } from '../../../domain/permission.ts';
import { id, time } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';

const Discord = z.object({
  id: z.string(),
  username: z.string(),
  avatar: z.string().nullable(),
  linkedAt: time,
  answers: z.boolean().describe('False once Discord has refused to answer for you: sign in with it again.'),
});

export const readMe = ({ orm, keys }: Pick<Parts, 'orm' | 'keys'>) =>
  route({
    method: 'get',
    path: '/api/me',
    summary: 'Your account, what you may do, and how you can sign in',
    needs: 'account.read',
    idempotency: 'none',
    input: takes({}),
    output: z.object({
      id,
      name: z.string(),
      role: z.enum(roles),
      permissions: z
        .array(z.enum(permissions))
        .describe('What this request may do; less than your role where its key has scopes.'),
      sessionId: id.nullable().describe('Null for a key.'),
      discord: Discord.nullable(),
      signInWays: z.object({ discord: z.boolean(), apiKey: z.boolean(), link: z.boolean() }),
    }),

    async handle(_input, { actor }) {
      const { discord, ways } = await within(orm, { kind: 'system' }, async (em) => ({
        discord: await findLinkedDiscord(em, keys, { userId: actor.id }),
        ways: await signInWays(em, actor.id),
      }));
      const { id, name, role, sessionId = null } = actor;
      return {
        ...{ id, name, role, sessionId, permissions: permissionsOf(actor), signInWays: ways },
        discord: discord && {
          id: discord.discordId,
          username: discord.username,
          avatar: discord.avatar,
          linkedAt: new Date(discord.linkedAt).toISOString(),
          answers: discord.tokens !== null,
        },
      };
    },
  });
