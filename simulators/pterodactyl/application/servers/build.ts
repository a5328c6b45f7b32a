import { isPelican } from '../../flavor.ts';
import { one } from '../../http/answer.ts';
import { apiError } from '../../http/api-error.ts';
import type { Call, Json } from '../../http/call.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import type { ServerRow } from '../../state/server-row.ts';
import type { Rules } from '../../validation/validate.ts';
import { syncOnNode } from '../../wings/sync.ts';
import type { World } from '../../world.ts';
import { limitsFrom, oomDisabledIn } from './create.ts';
import { featureRules, limitRules } from './create-rules.ts';
import { movePorts } from './move-ports.ts';

export const changeBuild: Route = {
  method: 'PATCH',
  path: '/api/application/servers/:server/build',
  needs: 'servers',
  rules,
  async handle(call, world) {
    const { body } = call;
    const { server } = call.found;
    if (!('allocation' in body)) throw apiError(500, 'ErrorException', 'Something went wrong.');
    movePorts(world, server, body);
    Object.assign(server, newBuild(server, body, world), { updatedAt: world.clock.now() });
    await syncOnNode(world, server).catch(() => undefined); // the real panel logs it, and answers 200
    return one(present(serverKind, server, call, world));
  },
};

function rules({ body, found: { server } }: Call, world: World): Rules {
  const { state } = world;
  const usable = {
    rule: 'exists',
    holds: (value: unknown) =>
      state.allocations.get(Number(value)) !== undefined &&
      !state.servers.find(({ id, allocationId }) => id !== server.id && allocationId === Number(value)),
  } as const;
  return {
    allocation: [isPelican(world) ? 'nullable|integer' : 'required|integer', usable],
    ...sizeRules(body, world),
    [isPelican(world) ? 'oom_killer' : 'oom_disabled']: 'sometimes|boolean',
    ...featureRules,
    add_allocations: 'array',
    'add_allocations.*': 'integer',
    remove_allocations: 'array',
    'remove_allocations.*': 'integer',
  };
}

/** Pterodactyl's older form has the five limits beside the rest, instead of under `limits`. */
function sizeRules(body: Json, world: World): Rules {
  if ('limits' in body) return { limits: 'required|array', ...limitRules('limits.', world) };
  return isPelican(world) ? {} : limitRules('', world);
}

/** Null databases are unlimited, null allocations none; null backups become 0. */
function newBuild(server: ServerRow, body: Json, world: World): Partial<ServerRow> {
  const limits = (body['limits'] ?? (isPelican(world) ? { ...server } : body)) as Json;
  const features = body['feature_limits'] as Json;
  const { threads, ...amounts } = limitsFrom(limits);
  const numberOrNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    ...amounts,
    threads: 'threads' in limits ? threads : server.threads,
    oomDisabled: oomDisabledIn(body, world) ?? server.oomDisabled,
    databaseLimit: numberOrNull(features['databases']),
    allocationLimit: numberOrNull(features['allocations']),
    backupLimit: Number(features['backups'] ?? 0),
  };
}
