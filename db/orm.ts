import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { AddonRow } from './entities/addon.ts';
import { ApiKey } from './entities/api-key.ts';
import { AuditLog } from './entities/audit-log.ts';
import { BotDeployment } from './entities/bot-deployment.ts';
import { DeploymentLog } from './entities/deployment-log.ts';
import { EventLogEntry } from './entities/event-log-entry.ts';
import { FindingRow } from './entities/finding.ts';
import { HealthSample } from './entities/health-sample.ts';
import { IdempotencyKey } from './entities/idempotency-key.ts';
import { IncidentRow } from './entities/incident.ts';
import { InstanceToken } from './entities/instance-token.ts';
import { Invoice } from './entities/invoice.ts';
import { LinkedAccount } from './entities/linked-account.ts';
import { LoginAttempt } from './entities/login-attempt.ts';
import { LoginLink } from './entities/login-link.ts';
import { Monitor } from './entities/monitor.ts';
import { NoticeRow } from './entities/notice.ts';
import { Order } from './entities/order.ts';
import { OrderChange } from './entities/order-change.ts';
import { OrderGuild } from './entities/order-guild.ts';
import { OutboxMessage } from './entities/outbox-message.ts';
import { PanelBudget } from './entities/panel-budget.ts';
import { Payment } from './entities/payment.ts';
import { PaymentProof } from './entities/payment-proof.ts';
import { PlanRow } from './entities/plan.ts';
import { Refund } from './entities/refund.ts';
import { Session } from './entities/session.ts';
import { SimulatedServer } from './entities/simulated-server.ts';
import { UptimeHour } from './entities/uptime-hour.ts';
import { User } from './entities/user.ts';
import { WebhookDelivery } from './entities/webhook-delivery.ts';
import { giveBackLostConnections } from './lost-connections.ts';
import { actsForSystem } from './scope.ts';
import { limitTransactions } from './time-limits.ts';

export type Orm = MikroORM;
export type Em = EntityManager;

const entities = [
  User,
  ApiKey,
  Session,
  LinkedAccount,
  LoginAttempt,
  LoginLink,
  PlanRow,
  AddonRow,
  Order,
  OrderGuild,
  OrderChange,
  BotDeployment,
  DeploymentLog,
  Invoice,
  Payment,
  PaymentProof,
  Refund,
  NoticeRow,
  AuditLog,
  IdempotencyKey,
  OutboxMessage,
  EventLogEntry,
  SimulatedServer,
  PanelBudget,
  HealthSample,
  IncidentRow,
  Monitor,
  FindingRow,
  InstanceToken,
  UptimeHour,
  WebhookDelivery,
];

interface Manners {
  connections?: number;
  /** How long a connection, or an answer, is waited for, in milliseconds; 0: for as long as it takes. */
  patienceMs?: number;
}

/** A page does not wait longer; what it asked may be asked again. */
const pagePatience = 8_000;
/** Nothing that a worker asks takes so long, unless nobody is there to answer. */
const workPatience = 60_000;

/** The one place that knows how our database is reached. The caller closes what it opens. */
export const connectDatabase = (url: string, manners: Manners = {}): Promise<Orm> =>
  connect(url, { patienceMs: pagePatience, ...manners });

/** For a process that only ever acts for the system: its connections say so once, and not with every statement. */
export const connectAsSystem = async (url: string, manners: Manners = {}): Promise<Orm> =>
  actsForSystem(await connect(url, { patienceMs: workPatience, ...manners }, { options: '-c app.scope=system' }));

const connect = (
  url: string,
  { connections = 10, patienceMs = 0 }: Manners,
  driverOptions: object = {},
): Promise<Orm> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: connections },
    driverOptions: {
      application_name: 'botyard',
      keepAlive: true,
      idle_in_transaction_session_timeout: 60_000,
      query_timeout: patienceMs,
      connectionTimeoutMillis: patienceMs,
      onPoolCreated: giveBackLostConnections,
      ...(patienceMs > 0 && { onConnect: limitTransactions }),
      ...driverOptions,
    },
    schemaGenerator: { ignoreRoutines: true, ignoreTriggers: true }, // ours are written by hand in the migrations
    migrations: {
      path: fileURLToPath(new URL('migrations', import.meta.url)),
      emit: 'ts',
      snapshot: false,
      silent: true,
    },
  });
