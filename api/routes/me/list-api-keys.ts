import { z } from 'zod';
import { listOwnKeys } from '../../../db/queries/own-api-keys.ts';
import { within } from '../../../db/scope.ts';
import type { Parts } from '../../parts.ts';
import { ApiKeyView, presentApiKey } from '../../present/api-key.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const listApiKeys = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/me/api-keys',
    summary: 'Your API keys, never the keys themselves',
    needs: 'account.keys',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ apiKeys: z.array(ApiKeyView) }),

    handle: async (_input, { actor }) => ({
      apiKeys: (await within(orm, scopeOf(actor), (em) => listOwnKeys(em, actor.id))).map(presentApiKey),
    }),
  });
