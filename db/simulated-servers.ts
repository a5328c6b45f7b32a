import type { Em, Orm } from './orm.ts';
import {
  findSimulatedServer,
  removeSimulatedServer,
  type SimulatedServerRow,
  saveSimulatedServer,
} from './queries/simulated-servers.ts';
import { within } from './scope.ts';

/** The servers of the host `simulation`, each change in a transaction of its own. */
export function simulatedServers(orm: Orm) {
  const alone = <Result>(work: (em: Em) => Promise<Result>) => within(orm, { kind: 'system' }, work);
  return {
    find: (orderId: string) => alone((em) => findSimulatedServer(em, orderId)),
    save: async (server: SimulatedServerRow) => void (await alone((em) => saveSimulatedServer(em, server))),
    remove: async (orderId: string) => void (await alone((em) => removeSimulatedServer(em, orderId))),
  };
}
