import { isPelican } from '../../flavor.ts';
import { one } from '../../http/answer.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import { imageRule } from './create-rules.ts';
import { valuesFor } from './environment.ts';
import { exists } from './look-ups.ts';
import { truth } from './truth.ts';

/** With any variable in it, the environment is written whole: what is left out becomes empty. The node is not told. */
export const changeStartup: Route = {
  method: 'PATCH',
  path: '/api/application/servers/:server/startup',
  needs: 'servers',
  rules: (_call, world) => ({
    startup: isPelican(world) ? 'sometimes|string' : 'required|string',
    environment: 'present|array',
    egg: ['required|integer', exists(world.state.eggs)],
    image: isPelican(world) ? 'sometimes|string' : imageRule,
    skip_scripts: 'present|boolean',
  }),
  handle(call, world) {
    const { body } = call;
    const { server } = call.found;
    const egg = world.state.eggs.get(Number(body['egg']))!;
    const environment = (body['environment'] ?? {}) as object;

    const isEmpty = Object.keys(environment).length === 0;
    if (!isEmpty) server.variables = { ...server.variables, ...valuesFor(egg, environment, world) };
    Object.assign(server, {
      startup: String(body['startup'] ?? server.startup),
      image: String(body['image'] ?? server.image),
      eggId: egg.id,
      nestId: egg.nestId,
      skipScripts: truth(body['skip_scripts']) ?? false,
      updatedAt: world.clock.now(),
    });
    return one(present(serverKind, server, call, world));
  },
};
