import { z } from 'zod';
import type { AuditRecord } from '../../db/queries/list-audit.ts';
import { id, time } from '../fields.ts';
import { iso } from './money.ts';

const Named = z.object({ id, name: z.string() });

export const AuditView = z
  .object({
    id,
    at: time,
    by: Named.nullable().describe("Null: whoever has the installation's own terminal."),
    key: z.object({ id, name: z.string().nullable() }).nullable().describe('The API key that was sent.'),
    sessionId: id.nullable().describe('The session, where somebody was signed in.'),
    action: z.string(),
    order: z.object({ id, number: z.string() }).nullable(),
    person: Named.nullable().describe('Whose account it was done to.'),
    subjectId: id.nullable().describe('The payment, key, invitation or session that it was done to.'),
    change: z
      .array(z.object({ what: z.string(), from: z.unknown(), to: z.unknown() }))
      .describe('What was different afterwards; empty where it was refused.'),
    reason: z.string().nullable(),
    outcome: z.string().describe('"done", the code of the refusal, or "asked" as long as neither is known.'),
    requestId: id.nullable().describe('The X-Request-Id of the answer, by which the log knows it.'),
  })
  .meta({ id: 'AuditLine' });

export const presentAudit = (line: AuditRecord): z.input<typeof AuditView> => ({
  id: line.id,
  at: iso(line.at),
  by: named(line.actorId, line.actorName),
  key: line.keyId === null ? null : { id: line.keyId, name: line.keyName },
  sessionId: line.sessionId,
  action: line.action,
  order: line.orderId && line.orderNumber ? { id: line.orderId, number: line.orderNumber } : null,
  person: named(line.personId, line.personName),
  subjectId: line.subjectId,
  change: Object.entries(line.change ?? {}).map(([what, [from, to]]) => ({ what, from, to })),
  reason: line.reason,
  outcome: line.outcome,
  requestId: line.logId,
});

const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null);
