import { auditDone } from '../../../../db/queries/audit.ts';
import { withdrawLoginLink } from '../../../../db/queries/login-links.ts';
import { within } from '../../../../db/scope.ts';
import { changesOf } from '../../../../domain/audit.ts';
import { Refusal } from '../../../../domain/refusal.ts';
import { askedBy } from '../../../audited.ts';
import { id } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { InvitationView, presentInvitation } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

export const withdrawInvitation = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/admin/people/invitations/:invitationId',
    summary: 'Withdraw an invitation; its link opens nothing any more',
    needs: 'people.invite',
    idempotency: 'none',
    input: takes({ params: { invitationId: id } }),
    output: InvitationView,

    handle: ({ params: { invitationId } }, call) =>
      within(orm, { kind: 'staff' }, async (em) => {
        const link = await withdrawLoginLink(em, invitationId);
        if (!link) throw invitationMissing();
        const { id, name, role } = link;
        const change = changesOf({ invitation: { id, name, role } }, {});
        await auditDone(em, { ...askedBy(call), action: 'person.withdraw', subjectId: id, change });
        return presentInvitation(link);
      }),
  });

const invitationMissing = () =>
  new Refusal('invitation-missing', 'There is no such invitation, or somebody has followed it.', {
    remedy: 'The list of invitations shows those that are open; an account that was made can be closed.',
  });
