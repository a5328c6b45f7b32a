export interface Stores {
  /** Host and port of PostgreSQL. */
  address: string;
  user: string;
  password: string;
  main: string;
  visibility: string;
}

export interface Ports {
  frontend: number;
  /** One for each of the other services, and one for each service to find the others by. */
  others: readonly number[];
}

/** How many parts of the house of histories there are; never to be changed later. */
const shards = 4;

/** What a server of four services on one machine is told; JSON is YAML too. */
export function configurationOf({ address, user, password, main, visibility }: Stores, ports: Ports): object {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      ...{ pluginName: 'postgres12', databaseName, connectAddr: address, connectProtocol: 'tcp', user, password },
      ...{ maxConns, maxIdleConns: maxConns, maxConnLifetime: '1h' },
    },
  });
  const [history, matching, worker, ...membership] = ports.others;
  const service = (grpcPort: number | undefined, nth: number) => ({
    rpc: { grpcPort, membershipPort: membership[nth], bindOnIP: '127.0.0.1' },
  });
  return {
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: shards,
      datastores: { main: store(main, 20), visibility: store(visibility, 5) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(ports.frontend, 0),
      history: service(history, 1),
      matching: service(matching, 2),
      worker: service(worker, 3),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend}`,
        },
      },
    },
  };
}

/** How many ports the configuration needs besides the frontend's. */
export const otherPorts = 7;
