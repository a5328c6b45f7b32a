import type { Resources } from './catalogue.ts';

/** What a person needs in order to build a bot by hand, in whatever panel. */
export interface Runbook {
  name: string;
  resources: Resources;
  /** Without the token's value, which is nobody's to read. */
  environment: readonly { name: string; value: string }[];
  features: readonly string[];
  commands: readonly string[];
}

export interface Wanted {
  orderId: string;
  guildId: string;
  tier: string;
  resources: Resources;
  features: readonly string[];
  startupCommand: string | null;
}

export const runbookOf = ({ orderId, guildId, tier, resources, features, startupCommand }: Wanted): Runbook => ({
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
});

/** The same, to be copied in one go. */
export function runbookText({ name, resources, environment, features, commands }: Runbook): string {
  const { memoryMb, cpuPercent, diskMb, databases, backups } = resources;
  return [
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
  ].join('\n');
}

const item = (text: string) => `   - ${text}`;
