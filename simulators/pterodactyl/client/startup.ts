import { listOf, noContent, one } from '../http/answer.ts';
import { apiError, badRequest, invalid } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { validate } from '../validation/validate.ts';
import type { World } from '../world.ts';
import { mineAndCalm } from './gate.ts';
import { invocationOf, variableView, visible } from './view.ts';

export const startupRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/client/servers/:uuid/startup',
    guard: mineAndCalm,
    handle({ found: { server } }, world) {
      return listOf(
        visible(server, world).map((variable) => variableView(variable, server)),
        {
          startup_command: invocationOf(server, world),
          docker_images: world.state.eggs.get(server.eggId)!.dockerImages,
          raw_startup_command: server.startup,
        },
      );
    },
  },
  {
    method: 'PUT',
    path: '/api/client/servers/:uuid/startup/variable',
    guard: mineAndCalm,
    rules: () => ({ key: 'required|string', value: 'present' }),
    handle: changeVariable,
  },
  {
    method: 'PUT',
    path: '/api/client/servers/:uuid/settings/docker-image',
    guard: mineAndCalm,
    rules: ({ found: { server } }, world) => ({ docker_image: `required|string|in:${imagesOf(server.eggId, world)}` }),
    handle({ body, found: { server } }, world) {
      if (!imagesOf(server.eggId, world).includes(server.image)) throw badRequest('An admin chose another image.');
      server.image = String(body['docker_image']);
      return noContent;
    },
  },
];

const imagesOf = (eggId: number, { state }: World): string[] => Object.values(state.eggs.get(eggId)!.dockerImages);

/** Kept for the next start. */
function changeVariable({ body, found: { server } }: Call, world: World) {
  const { version } = world.options;
  const variable = world.state.eggs.get(server.eggId)!.variables.find(({ envVariable }) => envVariable === body['key']);
  if (!variable && version === '1.11') throw apiError(500, 'ErrorException', 'Something went wrong.');
  if (!variable?.userViewable) throw badRequest('There is no such variable.');
  if (!variable.userEditable) throw badRequest('This variable cannot be edited.');

  const value = body['value'] ?? null;
  const failures = validate({ value }, { value: variable.rules });
  if (failures.length > 0) throw invalid(failures);
  server.variables[variable.id] = value === null ? '' : String(value);
  return one(variableView(variable, server));
}
