import { type BenchHouse, withBenchHouse } from '../house.ts';

export interface OrdersHouse extends BenchHouse {
  api: string;
}

/** Worker and api as `npm start` runs them, on an instant host, and the floor's worker beside them. */
export const withHouse = <T>(use: (house: OrdersHouse) => Promise<T>): Promise<T> =>
  withBenchHouse(async (house) => {
    const env = house.ours({ DEPLOYMENT_METHOD: 'simulation', REQUESTS_PER_MINUTE: '10000000', PORT: '0' });
    await house.start('worker', 'activities/main.ts', env);
    await house.start('floor', 'scripts/bench/orders/floor-worker.ts', env);
    const { ready } = await house.start<{ port: number }>('api', 'api/main.ts', env);
    return use({ ...house, api: `http://127.0.0.1:${ready.port}` });
  });
