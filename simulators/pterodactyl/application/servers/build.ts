import { one } from '../../http/answer.ts';
import type { Call, Json } from '../../http/call.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import type { ServerRow } from '../../state/server-row.ts';
import type { Rules } from '../../validation/validate.ts';
import { syncOnNode } from '../../wings/sync.ts';
import type { World } from '../../world.ts';
import { limitsFrom } from './create.ts';
import { limitRules } from './create-rules.ts';
import { movePorts } from './move-ports.ts';
import { truth } from './truth.ts';

/** The older form has the five limits beside the rest, instead of under `limits`. */
export const changeBuild: Route = {
  method: 'PATCH',
  path: '/api/application/servers/:server/build',
  needs: 'servers',
  rules,
  async handle(call, world) {
    const { body } = call;
    const { server } = call.found;
    movePorts(world.state, server, body);
    Object.assign(server, newBuild(server, body), { updatedAt: world.clock.now() });
    await syncOnNode(world, server).catch(() => undefined); // the real panel logs it, and answers 200
    return one(present(serverKind, server, call, world));
  },
};

function rules({ body, found: { server } }: Call, { state }: World): Rules {
  const usable = {
    rule: 'exists',
    holds: (value: unknown) =>
      state.allocations.get(Number(value)) !== undefined &&
      !state.servers.find(({ id, allocationId }) => id !== server.id && allocationId === Number(value)),
  } as const;
  return {
    allocation: ['required|integer', usable],
    ...('limits' in body ? { limits: 'required|array', ...limitRules('limits.') } : limitRules('')),
    oom_disabled: 'sometimes|boolean',
    feature_limits: 'required|array',
    'feature_limits.databases': 'present|nullable|integer|min:0',
    'feature_limits.backups': 'present|nullable|integer|min:0',
    'feature_limits.allocations': 'nullable|integer|min:0',
    add_allocations: 'array',
    'add_allocations.*': 'integer',
    remove_allocations: 'array',
    'remove_allocations.*': 'integer',
  };
}

/** Null databases are unlimited, null allocations none; null backups become 0. */
function newBuild(server: ServerRow, body: Json): Partial<ServerRow> {
  const limits = (body['limits'] ?? body) as Json;
  const features = body['feature_limits'] as Json;
  const { threads, ...amounts } = limitsFrom(limits);
  const numberOrNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    ...amounts,
    threads: 'threads' in limits ? threads : server.threads,
    oomDisabled: truth(body['oom_disabled']) ?? server.oomDisabled,
    databaseLimit: numberOrNull(features['databases']),
    allocationLimit: numberOrNull(features['allocations']),
    backupLimit: Number(features['backups'] ?? 0),
  };
}
