import type { Addresses } from './addresses.ts';
import type { House } from './house.ts';
import type { Started } from './steps.ts';

export const addressesOf = ({ api, temporal, panel, discord, database }: Started): Addresses => ({
  web: api,
  api,
  temporal: temporal.address,
  temporalUi: temporal.ui && `${api}/temporal`,
  discord: discord.url,
  panel: panel.url,
  postgres: database.url,
});

/** The table at the end, and what to do next. */
export function welcome(addresses: Addresses, { configuration, folder }: House, seconds: number): string {
  const rows: [string, string][] = [
    ['Web', addresses.web ?? ''],
    ['API docs', `${addresses.api}/api/docs`],
    ['Temporal UI', addresses.temporalUi ?? `the one of ${addresses.temporal}`],
    ['Panel', addresses.panel ? `${addresses.panel} (simulated)` : (configuration.pterodactyl.panelUrl ?? '')],
    ['Discord', addresses.discord ? `${addresses.discord}/_page/ (simulated)` : configuration.discord.apiUrl],
    ['PostgreSQL', withoutPassword(addresses.postgres!)],
    ['Data and logs', folder],
  ];
  return [
    `Botyard is ready after ${seconds.toFixed(1)} s.`,
    '',
    ...rows.map(([what, where]) => `  ${what.padEnd(15)}${where}`),
    '',
    ...(addresses.discord ? [`  Sign in with one click:    ${addresses.discord}  (as admin, customer or member)`] : []),
    '  See an order go through:   npm run demo',
    '  Get a key for the API:     npm run api-key -- create --role admin --user you',
    '  Stop everything:           Ctrl+C',
    '',
  ].join('\n');
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.href;
}
