import { defineEntity, p } from '@mikro-orm/core';
import type { DeploymentStatus } from '../../domain/order.ts';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const BotDeploymentSchema = defineEntity({
  name: 'BotDeployment',
  tableName: 'bot_deployments',
  rowLevelSecurity: 'force',
  policies: ownedBy('bot_deployments'),
  properties: {
    id: p.uuid().primary(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('cascade').unique(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').index(),
    guildId: p.string().columnType('bigint').index(),
    /** Sealed with a key of the ring, bound to this row. */
    botToken: p.string().columnType('text').nullable(),
    /** Keyed fingerprint: the same token cannot serve two living orders. */
    tokenFingerprint: p.string().columnType('text').nullable().unique(),
    tier: p.string().columnType('text'),
    memoryMb: p.integer(),
    cpuCores: p.decimal('number').precision(6).scale(2),
    storageGb: p.decimal('number').precision(8).scale(2),
    databases: p.integer(),
    backups: p.integer(),
    /** As many guilds as were sold with the tier. */
    maxGuilds: p.integer().default(1),
    enabledFeatures: p.array().columnType('text[]'),
    hostBotId: p.string().columnType('text').nullable().index(),
    hostServerId: p.string().columnType('text').nullable().index(),
    deploymentUrl: p.string().columnType('text').nullable(),
    status: p.string().columnType('text').nullable().$type<DeploymentStatus>().index(),
    provisionedAt: p.datetime().nullable(),
    lastHealthCheck: p.datetime().nullable(),
    /** What was seen last of a bot that should be at work; null while nothing was. */
    health: p.string().columnType('text').nullable().$type<'up' | 'down'>(),
    /** Found down once; it is looked at again before anybody is told. */
    suspectedAt: p.datetime().nullable(),
    /** When the bot has last said itself that it is at work. */
    heartbeatAt: p.datetime().nullable(),
    /** The machine it runs on, as its host names it. */
    node: p.string().columnType('text').nullable(),
    notes: p.string().columnType('text').nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ name: 'bot_deployments_created_at_index', properties: ['createdAt', 'id'] }],
});

export class BotDeployment extends BotDeploymentSchema.class {}
BotDeploymentSchema.setClass(BotDeployment);
