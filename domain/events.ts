/** The rooms that live updates go to. */
export const orderTopic = (orderId: string) => `order:${orderId}`;
export const userTopic = (userId: string) => `user:${userId}`;
export const guildTopic = (guildId: string) => `guild:${guildId}`;
export const staffTopic = 'staff';

export const eventNames = [
  'order_update',
  'deployment_update',
  'bot_status',
  'audit_log',
  'ticket_update',
  'command_executed',
  'settings_update',
] as const;
export type EventName = (typeof eventNames)[number];

export const botStatuses = ['online', 'offline'] as const;
export type BotStatus = (typeof botStatuses)[number];

/** What changed, as it was written down with the change. */
export interface LoggedEvent {
  position: Position;
  topic: string;
  event: EventName;
  data: Record<string, unknown>;
  orderId: string | null;
  customerId: string | null;
  /** ISO 8601. */
  at: string;
}

/** Every room that may know. What belongs to no order is no concern of staff. */
export const roomsOf = ({ topic, orderId, customerId }: Omit<LoggedEvent, 'position' | 'at' | 'data' | 'event'>) => [
  topic,
  ...(customerId === null ? [] : [userTopic(customerId)]),
  ...(orderId === null ? [] : [staffTopic]),
];

/** `<transaction id>.<id>`: how far somebody has heard. Ids alone lose what commits late. */
export type Position = string;

const shape = /^(\d{1,19})\.(\d{1,19})$/;
const largest = 2n ** 63n - 1n;

export const isPosition = (text: string): text is Position =>
  shape.test(text) && partsOf(text).every((it) => it <= largest);

export function isAfter(one: Position, other: Position): boolean {
  const [[transaction, id], [otherTransaction, otherId]] = [partsOf(one), partsOf(other)];
  return transaction === otherTransaction ? id > otherId : transaction > otherTransaction;
}

const partsOf = (position: Position): [bigint, bigint] => {
  const [transaction = '', id = ''] = position.split('.');
  return [BigInt(transaction), BigInt(id)];
};
