import { z } from 'zod';
import { listLoginLinks } from '../../../../db/queries/login-links.ts';
import { within } from '../../../../db/scope.ts';
import type { Parts } from '../../../parts.ts';
import { InvitationView, presentInvitation } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

export const listInvitations = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/people/invitations',
    summary: 'Invitations that nobody has followed yet, never the links themselves',
    needs: 'people.read',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ invitations: z.array(InvitationView) }),

    handle: async () => ({
      invitations: (await within(orm, { kind: 'staff' }, listLoginLinks)).map(presentInvitation),
    }),
  });
