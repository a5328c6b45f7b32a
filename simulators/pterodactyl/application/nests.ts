import { listOf, one } from '../http/answer.ts';
import { notFound } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { eggKind, nestKind } from '../present/egg.ts';
import { present } from '../present/kind.ts';
import { paged, shuffled } from './listing.ts';

/** Nests and their eggs can only be read. */
export const nestRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/application/nests',
    only: 'pterodactyl',
    needs: 'nests',
    handle: (call, world) => paged(call, world, nestKind, world.state.nests.all()),
  },
  {
    method: 'GET',
    path: '/api/application/nests/:nest',
    only: 'pterodactyl',
    needs: 'nests',
    handle: (call, world) => one(present(nestKind, call.found.nest, call, world)),
  },
  {
    method: 'GET',
    path: '/api/application/nests/:nest/eggs',
    only: 'pterodactyl',
    needs: 'eggs',
    handle(call, world) {
      const eggs = world.state.eggs.filter(({ nestId }) => nestId === call.found.nest.id);
      return listOf(shuffled(eggs).map((egg) => present(eggKind, egg, call, world)));
    },
  },
  {
    method: 'GET',
    path: '/api/application/nests/:nest/eggs/:egg',
    only: 'pterodactyl',
    needs: 'eggs',
    handle: (call, world) => one(present(eggKind, ofTheNest(call), call, world)),
  },
];

function ofTheNest({ found: { nest, egg } }: Call) {
  if (egg.nestId !== nest.id) throw notFound();
  return egg;
}
