import { z } from 'zod';
import type { IncidentRecord } from '../../db/queries/list-incidents.ts';
import { hostNames, serverStatuses } from '../../domain/hosting.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import { redactTokens } from '../../domain/redact.ts';
import { lookSources } from '../../domain/watching.ts';
import { time } from '../fields.ts';
import { iso, isoOrNull } from './money.ts';

const EvidenceView = z.object({
  status: z.enum(serverStatuses).nullable(),
  source: z.enum(lookSources).nullable().describe('How it was seen.'),
  stopped: z.int().nullable().describe('Of a machine: how many of its bots had stopped.'),
  watched: z.int().nullable().describe('Of how many.'),
  log: z.array(z.string()).describe("The bot's last words, the oldest first, without secrets."),
});

export const IncidentView = z
  .object({
    id: z.uuid(),
    host: z.enum(hostNames),
    node: z.string().nullable().describe('The machine. Shown to staff.'),
    orderId: z.uuid().nullable().describe('Null: a whole machine.'),
    orderNumber: z.string().nullable(),
    sentence: z.string(),
    evidence: EvidenceView,
    openedAt: time,
    closedAt: time.nullable().describe('Null while it goes on.'),
  })
  .meta({ id: 'Incident' });

export const presentIncident = (incident: IncidentRecord, actor: Actor): z.input<typeof IncidentView> => {
  const { status, source, stopped = null, watched = null, log = [] } = incident.evidence;
  return {
    ...incident,
    node: isStaff(actor) ? incident.node : null,
    evidence: { status, source, stopped, watched, log: log.map(redactTokens) },
    openedAt: iso(incident.openedAt),
    closedAt: isoOrNull(incident.closedAt),
  };
};
