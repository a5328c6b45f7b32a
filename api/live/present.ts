import { z } from 'zod';
import { botStatuses, type EventName, type LoggedEvent } from '../../domain/events.ts';
import { type Attention, endReasons, phases } from '../../domain/order.ts';
import { attentionForCustomers } from '../present/visible-state.ts';

const time = z.number().transform((ms) => new Date(ms).toISOString());
const attention = z.object({
  who: z.enum(['staff', 'customer']),
  cause: z.string(),
  remedy: z.string().nullable(),
  since: time,
});
const ofOrder = { orderId: z.string(), number: z.string() };
const ofGuild = { guildId: z.string() };

/** What each event says to whoever may hear of it, and to staff besides. Everything else is asked for by the routes. */
const updates = {
  order_update: {
    shape: {
      ...ofOrder,
      phase: z.enum(phases).optional(),
      version: z.int().optional(),
      until: time.nullish(),
      attention: attention.nullish(),
      endReason: z.enum(endReasons).nullish(),
      paymentId: z.string().optional(),
      payment: z.enum(['submitted', 'confirmed', 'rejected']).optional(),
      guilds: z.literal('changed').optional(),
    },
    forStaff: { customerId: z.string(), by: z.string().nullish() },
  },
  deployment_update: { shape: { ...ofOrder, botToken: z.literal('changed').optional() }, forStaff: {} },
  bot_status: { shape: { ...ofOrder, status: z.enum(botStatuses) }, forStaff: {} },
  audit_log: {
    shape: { ...ofGuild, actionType: z.string(), userId: z.string().nullish(), moderatorId: z.string().nullish() },
    forStaff: {},
  },
  ticket_update: { shape: { ...ofGuild, ticketId: z.string(), status: z.string() }, forStaff: {} },
  command_executed: { shape: { ...ofGuild, commandName: z.string(), userId: z.string() }, forStaff: {} },
  settings_update: { shape: { ...ofGuild, settings: z.record(z.string(), z.unknown()) }, forStaff: {} },
} as const satisfies Record<EventName, { shape: z.ZodRawShape; forStaff: z.ZodRawShape }>;

const forAll = schemas(({ shape }) => shape);
const forStaff = schemas(({ shape, forStaff }) => ({ ...shape, ...forStaff }));

/** What an event tells; only what is named above gets out. */
export function presentEvent(logged: LoggedEvent, reader: { isStaff: boolean }): object {
  const { event, position, at, customerId } = logged;
  const data = { ...logged.data, customerId } as { attention?: Attention | null };
  const seen = reader.isStaff || !data.attention ? data : { ...data, attention: attentionForCustomers(data.attention) };
  return { position, at, ...(reader.isStaff ? forStaff : forAll)[event].parse(seen) };
}

function schemas(shapeOf: (update: (typeof updates)[EventName]) => z.ZodRawShape) {
  return Object.fromEntries(
    Object.entries(updates).map(([name, update]) => [name, z.object(shapeOf(update))]),
  ) as unknown as Record<EventName, z.ZodObject>;
}

type Shape<Name extends EventName> = (typeof updates)[Name]['shape'];

/** For pages: what a listener gets. */
export type LiveUpdate<Name extends EventName> = { position: string; at: string } & z.output<z.ZodObject<Shape<Name>>>;
