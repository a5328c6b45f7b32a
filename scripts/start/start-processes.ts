import { Refusal } from '../../domain/refusal.ts';
import { buildWeb } from '../build-page.ts';
import { botyardEnvironment } from './child-environment.ts';
import type { House, Variables } from './house.ts';
import { launchNode, readyMessage } from './launch.ts';
import { isFree } from './ports.ts';

interface Outside {
  databaseUrl: string;
  temporalAddress: string;
  temporalUi: string | null;
  panel: Variables;
  discord: Variables;
}

export async function startWorker(house: House, outside: Outside): Promise<void> {
  await startOurs(house, 'worker', 'activities/main.ts', wordsFor(house, outside));
}

/** Answers with its address. */
export async function startApi(house: House, outside: Outside): Promise<string> {
  const port = await webPort(house);
  const { temporalUi } = outside;
  const known = {
    ...wordsFor(house, outside),
    PORT: String(port),
    BOTYARD_WEB_FOLDER: house.configuration.webFolder ?? (await buildWeb()),
    ...(temporalUi && { TEMPORAL_UI_URL: temporalUi }),
  };
  const ready = await startOurs<{ port: number }>(house, 'api', 'api/main.ts', known);
  return `http://127.0.0.1:${ready.port}`;
}

async function startOurs<Ready>(house: House, name: string, entry: string, known: Variables): Promise<Ready> {
  const { records, variables } = house;
  const env = botyardEnvironment(variables, known);
  const launch = () => launchNode({ name, entry, env, records });
  return (await house.start<Ready>({ name, launch, untilReady: readyMessage })).ready;
}

const wordsFor = ({ configuration, secrets, variables, folder }: House, outside: Outside): Variables => ({
  BOTYARD_DATA: folder,
  BOTYARD_INSTALLATION: variables['BOTYARD_INSTALLATION'] || secrets.installationId,
  ...(configuration.keys ? {} : { BOTYARD_KEYS: secrets.keys }),
  DATABASE_URL: outside.databaseUrl,
  TEMPORAL_ADDRESS: outside.temporalAddress,
  ...outside.panel,
  ...outside.discord,
});

/** Where browsers will find us. */
export const webAddress = async (house: House): Promise<string> =>
  house.configuration.dashboardUrl ?? `http://127.0.0.1:${await webPort(house)}`;

/** A port that somebody chose is theirs to change; any free one stays the same from start to start. */
async function webPort({ configuration: { port, host }, ports }: House): Promise<number> {
  if (port === 0) return ports.web;
  if (await isFree(port, host)) return port;
  throw new Refusal('port-taken', `Port ${port} is taken by another program.`, {
    remedy: 'Set PORT to another one, or to 0 for any free one: PORT=0 npm start',
  });
}
