import { join } from 'node:path';
import { loginScopes } from '../../domain/discord.ts';
import type { DiscordReady } from '../../simulators/discord/discord.ts';
import type { FrontDoor } from '../../simulators/discord/oauth2/front-door.ts';
import { buildPage } from '../build-page.ts';
import { bareEnvironment } from './child-environment.ts';
import { discordVariables } from './discord-variables.ts';
import type { House, Variables } from './house.ts';
import { launchNode, readyMessage } from './launch.ts';

export interface Discord {
  /** Null where it is the real one, or nobody's. */
  url: string | null;
  /** What our processes must know to use it; the configuration's own words where it is the real one. */
  variables: Variables;
}

/** Who a newcomer can be, of those who are in the simulated Discord from its start. */
const people: FrontDoor['people'] = [
  { username: 'ben', role: 'Admin', about: 'Runs this Botyard: checks payments, approves orders, sees everything.' },
  { username: 'ada', role: 'Customer', about: 'Owns “The Tea House”, and orders a bot for it.' },
  { username: 'mia', role: 'Member', about: 'Drinks tea there, and has no say in it.' },
];

/** The one named in the configuration, or the simulated one, where `web` is the site that people sign in to. */
export async function startDiscord(house: House, web: string): Promise<Discord> {
  if (isNamed(house)) return { url: null, variables: {} };
  const { records, folder, ports, variables, configuration } = house;
  const door: FrontDoor = { site: 'Botyard', url: `${web}/auth/discord`, scopes: loginScopes, people };
  const known = {
    PORT: String(ports.discord),
    DISCORD_STATE_FILE: join(folder, 'discord.json'),
    DISCORD_CONTROL: 'true',
    DISCORD_PAGE_FOLDER: await buildPage(),
    DISCORD_FRONT_DOOR: JSON.stringify(door),
    DISCORD_REDIRECT_URIS: configuration.discord.redirectUri ?? `${web}/auth/discord/callback`,
  };
  const env = bareEnvironment(variables, known);
  const { ready } = await house.start<DiscordReady>({
    name: 'discord',
    launch: () => launchNode({ name: 'discord', entry: 'simulators/discord/main.ts', env, records }),
    untilReady: readyMessage,
  });
  const admins = people.filter(({ role }) => role === 'Admin').map(({ username }) => ready.users[username]!);
  return { url: ready.url, variables: { ...discordVariables(ready), ADMIN_DISCORD_IDS: admins.join() } };
}

/** Whoever names anything of Discord means the real one. */
const isNamed = ({ configuration: { discord }, variables }: House): boolean =>
  Boolean(discord.clientId || discord.botToken || variables['DISCORD_API_URL']);
