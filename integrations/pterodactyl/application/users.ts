import { z } from 'zod';
import { item, nullWhenMissing } from '../envelope.ts';
import type { Transport } from '../transport.ts';

const user = z.object({ id: z.number(), username: z.string(), root_admin: z.boolean() });

export type PanelUser = z.output<typeof user>;

export const userCalls = (panel: Transport) => ({
  findUser: (id: number): Promise<PanelUser | null> =>
    panel.read('GET', `/users/${id}`, item(user)).catch(nullWhenMissing),
});
