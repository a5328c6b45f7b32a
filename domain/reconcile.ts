import type { Resources } from './catalogue.ts';
import type { HostName, ServerStatus } from './hosting.ts';
import type { Phase } from './order.ts';

/** A server of ours as it stands at a host, whoever knows of it. */
export interface StandingServer {
  serverId: string;
  name: string;
  /** The order it was made for, by the host's idempotency key; null for one that only bears a bot's name. */
  orderId: string | null;
  resources: Resources;
  status: ServerStatus;
}

/** All servers of this installation at one host, in a few calls. */
export interface HostInventory {
  readonly name: HostName;
  servers(): AsyncIterable<readonly StandingServer[]>;
}

/** What an order says should stand. */
export interface KnownOrder {
  orderId: string;
  number: string;
  phase: Phase;
  resources: Resources;
  /** Whether this is the host that its bot runs on. */
  isHere: boolean;
  /** The host was told to stop the bot, and has said that it did. */
  stopped: boolean;
  /** Something is being done at the host, so nothing is certain. */
  underWay: boolean;
}

export const findingKinds = [
  'server-without-order',
  'order-without-server',
  'second-server',
  'limits-differ',
  'runs-though-stopped',
  'stopped-though-at-work',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  kind: FindingKind;
  orderId: string | null;
  serverId: string | null;
  sentence: string;
  remedy: string;
  /** What mends it without harm to anybody; null: a person has to decide. */
  repair: 'suspend' | 'resize' | null;
}

/** Where orders and servers differ. What is being worked on is left out: it is about to change. */
export function differences(orders: readonly KnownOrder[], servers: readonly StandingServer[]): Finding[] {
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  const made = new Map(servers.filter(({ orderId }) => orderId !== null).map((server) => [server.orderId, server]));
  return [
    ...orders.flatMap((order) => ofOrder(order, made.get(order.orderId) ?? null)),
    ...servers.flatMap((server) => ofServer(server, byId)),
  ];
}

function ofOrder(order: KnownOrder, server: StandingServer | null): Finding[] {
  const shouldStand = order.phase === 'active' || order.phase === 'suspended';
  if (!shouldStand || !order.isHere || order.underWay) return [];
  const about = { orderId: order.orderId, serverId: server?.serverId ?? null };
  if (!server) {
    return [
      {
        ...about,
        kind: 'order-without-server',
        sentence: `Order ${order.number} is ${order.phase}, and its server is not there.`,
        remedy: 'Try again on the order, which builds it anew without its old data; or terminate the order.',
        repair: null,
      },
    ];
  }
  return [...suspensionOf(order, server), ...limitsOf(order, server)].map((it) => ({ ...about, ...it }));
}

type Found = Omit<Finding, 'orderId' | 'serverId'>;

function suspensionOf({ number, stopped, phase }: KnownOrder, { status }: StandingServer): Found[] {
  if (stopped && status !== 'suspended') {
    const sentence = `Order ${number} is stopped, and its server is not suspended at the host.`;
    return [{ kind: 'runs-though-stopped', sentence, remedy: 'It is suspended again.', repair: 'suspend' }];
  }
  if (phase === 'active' && status === 'suspended') {
    const sentence = `Order ${number} is at work, and its server is suspended at the host.`;
    const remedy = 'Unsuspend it there; or suspend the order, if it is to stay so.';
    return [{ kind: 'stopped-though-at-work', sentence, remedy, repair: null }];
  }
  return [];
}

const limits = { memoryMb: 'MB of memory', cpuPercent: '% of a core', diskMb: 'MB of disk' } as const;
type Limit = keyof typeof limits;

/** Smaller than sold is a wrong to the customer and mended; larger may be a favour of the operator's. */
function limitsOf({ number, resources: sold }: KnownOrder, { resources: given }: StandingServer): Found[] {
  const different = (Object.keys(limits) as Limit[]).filter((limit) => sold[limit] !== given[limit]);
  if (different.length === 0) return [];
  const words = different.map((limit) => `${given[limit]} instead of ${sold[limit]} ${limits[limit]}`).join(', ');
  const isSmaller = different.every((limit) => given[limit] !== 0 && given[limit] < sold[limit]); // 0 is unlimited
  return [
    {
      kind: 'limits-differ',
      sentence: `The server of order ${number} has ${words}.`,
      remedy: isSmaller ? 'It gets what was sold.' : 'Set it back at the host, or sell the order a larger plan.',
      repair: isSmaller ? 'resize' : null,
    },
  ];
}

const botName = /^bot_([0-9a-f-]{36})_\d+$/;

/** Whether a server that was not made by its key is called like a bot of ours. */
export const isNamedLikeBot = (name: string): boolean => botName.test(name);

function ofServer({ serverId, name, orderId }: StandingServer, orders: ReadonlyMap<string, KnownOrder>): Finding[] {
  const namedAfter = botName.exec(name)?.[1] ?? null;
  const order = orders.get(orderId ?? namedAfter ?? '');
  if (order?.underWay) return [];
  if (orderId === null && order && order.phase !== 'ended') {
    return [
      {
        kind: 'second-server',
        orderId: order.orderId,
        serverId,
        sentence: `Server ${serverId} bears the name of order ${order.number}'s bot and is not its server.`,
        remedy: 'See which of the two is the right one; delete the other at the host.',
        repair: null,
      },
    ];
  }
  const isOver = !order || order.phase === 'ended' || order.phase === 'settling';
  if (!isOver && order.isHere) return [];
  const whose = order
    ? `order ${order.number}, ${isOver ? 'which is over' : 'which runs elsewhere'}`
    : 'no order that is known here';
  return [
    {
      kind: 'server-without-order',
      orderId: order?.orderId ?? null,
      serverId,
      sentence: `Server ${serverId} (${name}) is of ${whose}.`,
      remedy: 'See that nobody needs it, then delete it at the host.',
      repair: null,
    },
  ];
}
