import { z } from 'zod';
import type { OwnKeyRecord } from '../../db/queries/own-api-keys.ts';
import { roles } from '../../domain/permission.ts';
import { id, time } from '../fields.ts';

export const ApiKeyView = z
  .object({
    id,
    name: z.string(),
    role: z.enum(roles),
    scopes: z.array(z.string()).nullable().describe('Null: all that the role may do.'),
    createdAt: time,
    lastUsedAt: time.nullable().describe('To the minute.'),
  })
  .meta({ id: 'ApiKey' });

export const presentApiKey = ({ createdAt, lastUsedAt, ...key }: OwnKeyRecord): z.input<typeof ApiKeyView> => ({
  ...key,
  createdAt: new Date(createdAt).toISOString(),
  lastUsedAt: lastUsedAt && new Date(lastUsedAt).toISOString(),
});
