import { homedir } from 'node:os';
import { join } from 'node:path';
import type { House } from './house.ts';
import { findTemporal } from './temporal/find.ts';
import { temporalPart } from './temporal/server.ts';
import { openStore } from './temporal/store.ts';

export interface TemporalAddress {
  address: string;
  /** Of its UI, which the api shows to staff; null where it is somebody else's server and has none that we were told of. */
  ui: string | null;
}

/** The one named in the configuration, or a development server of our own with its store on disk. */
export async function startTemporal(house: House, progress: (words: string) => void): Promise<TemporalAddress> {
  const { address, namespace, uiUrl = null } = house.configuration.temporal;
  if (address) return { address, ui: uiUrl };

  const { variables, folder, ports, records, stopping } = house;
  const program = await findTemporal({
    path: variables['PATH'] ?? '',
    cache: variables['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    say: progress,
    stopping,
  });
  const home = join(folder, 'temporal');
  const store = openStore(home);
  await house.start(
    temporalPart({ program, store, port: ports.temporal, uiPort: ports.temporalUi, namespace, home, records }),
  );
  return { address: `127.0.0.1:${ports.temporal}`, ui: `http://127.0.0.1:${ports.temporalUi}` };
}
