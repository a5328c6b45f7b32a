import { one } from '../http/answer.ts';
import type { Route } from '../http/router.ts';
import { eggKind } from '../present/egg.ts';
import { present } from '../present/kind.ts';
import { paged } from './listing.ts';

/** Pelican has no nests around its eggs. */
export const eggRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/application/eggs',
    only: 'pelican',
    needs: 'eggs',
    handle: (call, world) => paged(call, world, eggKind, world.state.eggs.all()),
  },
  {
    method: 'GET',
    path: '/api/application/eggs/:egg',
    only: 'pelican',
    needs: 'eggs',
    handle: (call, world) => one(present(eggKind, call.found.egg, call, world)),
  },
];
