import type { Resources } from './catalogue.ts';

/** What a person needs in order to build a bot by hand, in whatever panel. */
export interface Runbook {
  order: { id: string; number: string; customer: string | null; guildId: string; tier: string };
  name: string;
  resources: Resources;
  /** Without the token's value, which is nobody's to read. */
  environment: readonly { name: string; value: string }[];
  features: readonly string[];
  commands: readonly string[];
  links: readonly { name: string; method: 'GET' | 'POST'; url: string }[];
}

export interface Wanted {
  orderId: string;
  orderNumber: string;
  customer: { name: string | null };
  guildId: string;
  tier: string;
  resources: Resources;
  features: readonly string[];
  startupCommand: string | null;
  /** Where we are reached from outside; without it, links have no host. */
  publicUrl: string | null;
}

export const runbookOf = (wanted: Wanted): Runbook => {
  const { orderId, orderNumber, customer, guildId, tier, resources, features, startupCommand } = wanted;
  return {
    order: { id: orderId, number: orderNumber, customer: customer.name, guildId, tier },
    name: `bot_${orderId}_${guildId}`,
    resources,
    environment: [
      { name: 'BOT_TOKEN', value: "<the bot's token>" },
      { name: 'GUILD_ID', value: guildId },
      { name: 'TIER', value: tier },
      { name: 'FEATURES', value: features.join(',') },
      { name: 'ORDER_ID', value: orderId },
    ],
    features,
    commands: ['npm install', startupCommand ?? `npm run start:${tier}`],
    links: linksOf(wanted),
  };
};

function linksOf({ orderId, publicUrl }: Wanted): Runbook['links'] {
  const at = (path: string) => `${publicUrl ?? ''}${path}`;
  return [
    { name: 'See the order', method: 'GET', url: at(`/api/orders/${orderId}`) },
    { name: 'Mark as deployed', method: 'POST', url: at(`/api/admin/orders/${orderId}/mark-deployed`) },
    { name: 'Let the panel report it', method: 'POST', url: at('/api/webhooks/apollo') },
  ];
}

/** The same, to be copied in one go. */
export function runbookText({ order, name, resources, environment, features, commands, links }: Runbook): string {
  const { memoryMb, cpuPercent, diskMb, databases, backups } = resources;
  return [
    `# Discord bot of order ${order.number} (${order.id})`,
    `# Customer: ${order.customer ?? 'unknown'}`,
    `# Guild: ${order.guildId}`,
    `# Tier: ${order.tier}`,
    '1. Make a new bot',
    ...[`Name: ${name}`, `Memory: ${memoryMb} MB`, `CPU: ${cpuPercent / 100} cores`, `Storage: ${diskMb} MB`].map(item),
    ...[`Databases: ${databases}`, `Backups: ${backups}`].map(item),
    '2. Set its environment',
    ...environment.map((variable) => item(`${variable.name}=${variable.value}`)),
    '3. Switch its features on',
    ...features.map(item),
    '4. Install and start it',
    ...commands.map(item),
    '5. Mark the order as deployed, with the id and the address of its server',
    ...links.map((link) => item(`${link.name}: ${link.method} ${link.url}`)),
  ].join('\n');
}

const item = (text: string) => `   - ${text}`;
