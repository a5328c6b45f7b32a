import { readConfiguration } from '../../domain/configuration.ts';
import type { PanelReady } from '../../simulators/pterodactyl/panel.ts';
import { bareEnvironment, botyardEnvironment } from '../start/child-environment.ts';
import { type House, openHouse } from '../start/house.ts';
import { launchNode, readyMessage } from '../start/launch.ts';
import { panelVariables } from '../start/panel-variables.ts';
import { freePort } from '../start/ports.ts';
import { bringSchemaUpToDate, startDatabase } from '../start/start-database.ts';
import { type Liveliness, watchLiveliness } from './liveliness.ts';
import type { Victim } from './plan.ts';
import type { StartTemporal } from './temporal.ts';

export interface ChaosHouse {
  folder: string;
  /** Where the processes are written down. */
  records: string;
  doors: { patient: string; hurried: string };
  panel: PanelReady;
  databaseUrl: string;
  temporal: string;
  installationId: string;
  /** What nobody may ever read in a log. */
  secrets: string[];
  liveliness: Liveliness;
  close(): Promise<void>;
}

interface Occasion {
  folder: string;
  startTemporal: StartTemporal;
  say(sentence: string): void;
  stopping: AbortSignal;
}

/** A person is asked early, so that orders that a broken panel holds up go on within this run. */
const patient = { provisionPatience: '3 minutes' };
const hurried = {
  ...patient,
  paymentWindow: '75 seconds',
  periodLength: '25 seconds',
  renewalReminders: ['12 seconds', '5 seconds'],
  grace: '5 seconds',
};

/** Everything as `npm start` runs it, each part under the same keeper, with a second api that sells short months. */
export async function openChaosHouse({ folder, startTemporal, say, stopping }: Occasion): Promise<ChaosHouse> {
  const variables = {
    ...bareEnvironment(process.env, {}),
    BOTYARD_DATA: folder,
    PORT: '0',
    LOG_LEVEL: 'info',
    REQUESTS_PER_MINUTE: '10000000',
  };
  const opened = await openHouse({ configuration: readConfiguration(variables), variables, say, stopping });
  const { house, liveliness } = watchLiveliness(opened);
  try {
    return await startAll(house, liveliness, startTemporal);
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function startAll(house: House, liveliness: Liveliness, startTemporal: StartTemporal): Promise<ChaosHouse> {
  const { records, folder, secrets } = house;
  const database = await startDatabase(house);
  await bringSchemaUpToDate(database);
  const temporal = await startTemporal(house);
  const panel = await startPanel(house);

  const known = {
    BOTYARD_INSTALLATION: secrets.installationId,
    BOTYARD_KEYS: secrets.keys,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal,
    ...panelVariables(panel),
  };
  const startOurs = async <Ready>(name: Victim, entry: string, more: Record<string, string>) => {
    const env = botyardEnvironment(house.variables, { ...known, ...more });
    const launch = () => launchNode({ name, entry, env, records });
    return (await house.start<Ready>({ name, launch, untilReady: readyMessage })).ready;
  };
  const startApi = async (name: Victim, port: number, policy: object) => {
    const more = { PORT: String(port), BOTYARD_POLICY: JSON.stringify(policy) };
    await startOurs(name, 'api/main.ts', more);
    return `http://127.0.0.1:${port}`;
  };

  await startOurs('worker', 'activities/main.ts', {});
  const { web } = house.ports;
  return {
    ...{ folder, records, panel, temporal, liveliness },
    doors: {
      patient: await startApi('api', web, patient),
      hurried: await startApi('hurried-api', await freePort(Object.values(house.ports)), hurried),
    },
    databaseUrl: database.url,
    installationId: secrets.installationId,
    secrets: [
      ...[secrets.superuserPassword, secrets.ownerPassword, secrets.appPassword, secrets.keys.split(':')[1]!],
      ...[panel.applicationKey, panel.clientKey],
    ],
    close: () => house.close(),
  };
}

/** With room for every order, and limits that its size asks for. */
async function startPanel({ start, records, folder, ports, variables }: House): Promise<PanelReady> {
  const env = bareEnvironment(variables, {
    PORT: String(ports.panel),
    PANEL_STATE_FILE: `${folder}/panel.json`,
    PANEL_PORTS: '2000',
    PANEL_INSTALL_MS: '800',
    PANEL_CLIENT_LIMIT: '100000',
    PANEL_APPLICATION_LIMIT: '100000',
  });
  const launch = () => launchNode({ name: 'panel', entry: 'simulators/pterodactyl/main.ts', env, records });
  const { ready } = await start<PanelReady>({ name: 'panel', launch, untilReady: readyMessage });
  return ready;
}
