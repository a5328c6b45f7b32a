import { z } from 'zod';
import { findAccountByName } from '../../../../db/queries/accounts.ts';
import { createLoginLink } from '../../../../db/queries/login-links.ts';
import { appeared } from '../../../../domain/audit.ts';
import { roles } from '../../../../domain/permission.ts';
import { audited } from '../../../audited.ts';
import { nameTaken } from '../../../auth/invited.ts';
import { text } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { InvitationView, presentInvitation } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

const role = z.enum(roles, `must be one of ${roles.join(', ')}.`);

export const invite = ({ orm, site }: Pick<Parts, 'orm' | 'site'>) =>
  route({
    method: 'post',
    path: '/api/admin/people/invitations',
    summary: 'Invite somebody by a link that makes an account and signs in once, within a day',
    needs: 'people.invite',
    idempotency: 'none',
    whyNoKey: 'Its answer is a secret, which is never kept; an invitation that got lost on the way can be withdrawn.',
    status: 201,
    input: takes({ body: { name: text(100), role } }),
    output: InvitationView.extend({ link: z.string().describe('Shown this once.') }),

    handle: ({ body: { name, role } }, call) =>
      audited({ orm }, call, {
        asked: async () => ({ action: 'person.invite' }),
        async does(em) {
          if (await findAccountByName(em, name)) throw nameTaken(name);
          const { token, link } = await createLoginLink(em, { name, role, createdBy: call.actor.id });
          return {
            result: { ...presentInvitation(link), link: `${site.url}/auth/link/${token}` },
            change: appeared({ invitation: { id: link.id, name, role } }),
          };
        },
      }),
  });
