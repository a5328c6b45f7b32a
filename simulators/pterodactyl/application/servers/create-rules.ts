import { isPelican } from '../../flavor.ts';
import type { Json } from '../../http/call.ts';
import type { Rules } from '../../validation/validate.ts';
import type { World } from '../../world.ts';
import { exists, externalIdIsFree } from './look-ups.ts';

const image = { rule: 'regex', holds: (value: unknown) => /^~?[\w./:@ -]*$/.test(String(value)) } as const;
const threads = { rule: 'regex', holds: (value: unknown) => /^[\d,-]+$/.test(String(value)) } as const;

export const limitRules = (prefix: string, world: World): Rules => ({
  [`${prefix}memory`]: 'required|numeric|min:0',
  [`${prefix}swap`]: 'required|numeric|min:-1',
  [`${prefix}io`]: `required|numeric|between:${isPelican(world) ? 0 : 10},1000`,
  [`${prefix}cpu`]: 'required|numeric|min:0',
  [`${prefix}disk`]: 'required|numeric|min:0',
  [`${prefix}threads`]: ['nullable', threads],
});

export const featureRules: Rules = {
  feature_limits: 'required|array',
  'feature_limits.databases': 'present|nullable|integer|min:0',
  'feature_limits.backups': 'present|nullable|integer|min:0',
  'feature_limits.allocations': 'nullable|integer|min:0',
};

/** How long names may be. */
export const longest = (world: World): number => (isPelican(world) ? 255 : 191);

export const imageRule = ['required|string|max:191', image] as const;

export function createRules(body: Json, world: World): Rules {
  const { state } = world;
  return {
    external_id: [`nullable|string|between:1,${longest(world)}`, externalIdIsFree(state)],
    name: `required|string|between:1,${longest(world)}`,
    description: 'nullable|string',
    user: ['required|integer', exists(state.users)],
    egg: ['required|integer', exists(state.eggs)],
    environment: 'present|array',
    skip_scripts: 'sometimes|boolean',
    start_on_completion: 'sometimes|boolean',
    ...(isPelican(world) ? pelicansOwn : pterodactylsOwn),
    limits: 'required|array',
    ...limitRules('limits.', world),
    ...featureRules,
    ...('deploy' in body ? deployRules(world) : allocationRules(state)),
  };
}

const pterodactylsOwn: Rules = {
  docker_image: imageRule,
  startup: 'required|string',
  oom_disabled: 'sometimes|boolean',
};

const pelicansOwn: Rules = {
  docker_image: 'sometimes|string',
  startup: 'sometimes|string',
  oom_killer: 'sometimes|boolean',
};

const deployRules = (world: World): Rules => ({
  deploy: 'required|array',
  ...(isPelican(world)
    ? {
        'deploy.tags': 'present|array',
        'deploy.tags.*': 'string|min:1',
        'deploy.dedicated_ip': 'required|boolean',
      }
    : {
        'deploy.locations': 'present|array',
        'deploy.locations.*': 'integer|min:1',
        'deploy.dedicated_ip': 'required',
      }),
  'deploy.port_range': 'present|array',
  'deploy.port_range.*': 'string',
  // Not judged when the panel picks the port itself, though still applied.
  'allocation.default': '',
  'allocation.additional.*': '',
});

const allocationRules = ({ allocations }: World['state']): Rules => {
  const free = {
    rule: 'exists',
    holds: (value: unknown) => allocations.get(Number(value))?.serverId === null,
  } as const;
  return { 'allocation.default': ['required|integer', free], 'allocation.additional.*': ['integer', free] };
};
