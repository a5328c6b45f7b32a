import { z } from 'zod';
import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import type { AttemptRecord } from '../../db/queries/list-attempts.ts';
import { tiers } from '../../domain/catalogue.ts';
import { hostNames } from '../../domain/hosting.ts';
import { deploymentStatuses } from '../../domain/order.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import type { Uptimes } from '../../domain/uptime.ts';
import { time } from '../fields.ts';
import { AttemptView, presentAttempt } from './attempt.ts';
import { isoOrNull } from './money.ts';
import { ResourcesView } from './resources.ts';
import { presentWatch, UptimesView, WatchView } from './uptime.ts';

export const DeploymentView = z
  .object({
    id: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    customer: z.object({ id: z.uuid(), name: z.string().nullable() }),
    guildId: z.string(),
    host: z.enum(hostNames),
    status: z.enum(deploymentStatuses).nullable().describe('Null until it is due.'),
    url: z.string().nullable(),
    serverId: z.string().nullable().describe('Shown to staff.'),
    resources: ResourcesView,
    tier: z.enum(tiers),
    features: z.array(z.string()),
    provisionedAt: time.nullable(),
    lastHealthCheck: time.nullable(),
    watch: WatchView,
  })
  .meta({ id: 'Deployment' });

export const presentDeployment = (deployment: DeploymentRecord, actor: Actor): z.input<typeof DeploymentView> => ({
  ...deployment,
  serverId: isStaff(actor) ? deployment.serverId : null,
  provisionedAt: isoOrNull(deployment.provisionedAt),
  lastHealthCheck: isoOrNull(deployment.lastHealthCheck),
  watch: presentWatch(deployment),
});

export const DeploymentWithAttempts = DeploymentView.extend({
  attempts: z.array(AttemptView).describe('The latest twenty, the newest first.'),
  uptime: UptimesView,
}).meta({ id: 'DeploymentWithAttempts' });

export const shownAttempts = 20;

export const presentWithAttempts = (
  deployment: DeploymentRecord,
  { attempts, uptime }: { attempts: readonly AttemptRecord[]; uptime: Uptimes },
  actor: Actor,
) => ({
  ...presentDeployment(deployment, actor),
  attempts: attempts.map((attempt) => presentAttempt(attempt, actor)),
  uptime,
});
