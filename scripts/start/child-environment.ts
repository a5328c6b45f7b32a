import { environment } from '../../domain/environment.ts';

/** What a process needs from the machine, whatever it does. */
const fromTheMachine = ['PATH', 'HOME', 'USER', 'LANG', 'TZ', 'TMPDIR', 'NODE_ENV', 'NODE_EXTRA_CA_CERTS'];
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** Only migrations may own the tables, and only containers have passwords of their own. */
const withheld = new Set([
  'DATABASE_OWNER_URL',
  'POSTGRES_PASSWORD',
  'BOTYARD_OWNER_PASSWORD',
  'BOTYARD_APP_PASSWORD',
  'TEMPORAL_DATABASE_PASSWORD',
]);
const ours = Object.keys(environment.shape).filter((name) => !withheld.has(name));

type Variables = Record<string, string | undefined>;

/** For worker, api and bot: the machine's, what `.env` says of Botyard, and what this start knows better. */
export const botyardEnvironment = (all: Variables, known: Variables) =>
  present({ ...pick(all, [...fromTheMachine, ...proxies, ...ours]), ...known });

/** For a program that has nothing to do with our secrets. */
export const bareEnvironment = (all: Variables, known: Variables) =>
  present({ ...pick(all, fromTheMachine), ...known });

const pick = (all: Variables, names: readonly string[]): Variables =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

const present = (variables: Variables): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined));
