import { defineEntity, p } from '@mikro-orm/core';
import type { HostAction, HostName } from '../../domain/hosting.ts';
import { ownedBy } from '../policies.ts';
import { BotDeployment } from './bot-deployment.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

export const attemptOutcomes = ['running', 'succeeded', 'refused', 'failed'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

const DeploymentLogSchema = defineEntity({
  name: 'DeploymentLog',
  tableName: 'deployment_logs',
  rowLevelSecurity: 'force',
  policies: ownedBy('deployment_logs'),
  properties: {
    id: p.uuid().primary(),
    deploymentId: () => p.manyToOne(BotDeployment).mapToPk().joinColumn('deployment_id').deleteRule('cascade').index(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('cascade').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    host: p.string().columnType('text').$type<HostName>(),
    action: p.string().columnType('text').$type<HostAction>(),
    attempt: p.integer(),
    outcome: p.string().columnType('text').$type<AttemptOutcome>(),
    /** The code of what the host refused. */
    refusal: p.string().columnType('text').nullable(),
    message: p.string().columnType('text').nullable(),
    remedy: p.string().columnType('text').nullable(),
    startedAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'deployment_logs_attempt_unique', properties: ['deploymentId', 'action', 'attempt'] }],
});

/** One row for every attempt to change something at the host. */
export class DeploymentLog extends DeploymentLogSchema.class {}
DeploymentLogSchema.setClass(DeploymentLog);
