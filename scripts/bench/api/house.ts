import { bareEnvironment } from '../../start/child-environment.ts';
import { type BenchHouse, withBenchHouse } from '../house.ts';

export interface ApiHouse extends BenchHouse {
  api: string;
  /** The peer, which asks the same database as its superuser: no row is checked for it. */
  peer: string;
}

/** The api as `npm start` runs it, and the peer beside it. No worker: what is asked here needs none. */
export const withHouse = <T>(use: (house: ApiHouse) => Promise<T>): Promise<T> =>
  withBenchHouse(async (house) => {
    const known = { DEPLOYMENT_METHOD: 'simulation', REQUESTS_PER_MINUTE: '10000000', LOG_LEVEL: 'info', PORT: '0' };
    const api = await house.start<{ port: number }>('api', 'api/main.ts', house.ours(known));
    const bare = bareEnvironment(process.env, { DATABASE_URL: house.superuserUrl });
    const peer = await house.start<{ port: number }>('peer', 'scripts/bench/api/peer.ts', bare);
    const address = ({ ready: { port } }: typeof api) => `http://127.0.0.1:${port}`;
    return use({ ...house, api: address(api), peer: address(peer) });
  });
