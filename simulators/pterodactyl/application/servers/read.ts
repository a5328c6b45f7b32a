import { isPelican } from '../../flavor.ts';
import { one } from '../../http/answer.ts';
import { notFound } from '../../http/api-error.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import type { ServerRow } from '../../state/server-row.ts';
import type { World } from '../../world.ts';
import { includes, paged, type Searchable } from '../listing.ts';
import { byExternalId } from './look-ups.ts';

const searchable: Searchable<ServerRow> = {
  filters: {
    uuid: includes(({ uuid }) => uuid),
    name: includes(({ name }) => name),
    description: includes(({ description }) => description),
    image: includes(({ image }) => image),
    external_id: includes(({ externalId }) => externalId),
  },
  sorts: { id: ({ id }) => id, uuid: ({ uuid }) => uuid },
};

const searchableOn = (world: World): Searchable<ServerRow> => ({
  ...searchable,
  filters: {
    ...searchable.filters,
    [isPelican(world) ? 'uuid_short' : 'uuidShort']: includes(({ uuid }) => uuid.slice(0, 8)),
  },
});

export const readServers: Route[] = [
  {
    method: 'GET',
    path: '/api/application/servers',
    needs: 'servers',
    handle: (call, world) => paged(call, world, serverKind, world.state.servers.all(), searchableOn(world)),
  },
  {
    method: 'GET',
    path: '/api/application/servers/external/:externalId',
    needs: 'servers',
    handle(call, world) {
      const server = byExternalId(world.state, call.params['externalId']!);
      if (!server) throw notFound();
      return one(present(serverKind, server, call, world));
    },
  },
  {
    method: 'GET',
    path: '/api/application/servers/:server',
    needs: 'servers',
    handle: (call, world) => one(present(serverKind, call.found.server, call, world)),
  },
];
