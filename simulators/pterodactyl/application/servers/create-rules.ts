import type { Json } from '../../http/call.ts';
import type { Rules } from '../../validation/validate.ts';
import type { World } from '../../world.ts';
import { exists, externalIdIsFree } from './look-ups.ts';

const image = { rule: 'regex', holds: (value: unknown) => /^~?[\w./:@ -]*$/.test(String(value)) } as const;
const threads = { rule: 'regex', holds: (value: unknown) => /^[\d,-]+$/.test(String(value)) } as const;

export const limitRules = (prefix: string): Rules => ({
  [`${prefix}memory`]: 'required|numeric|min:0',
  [`${prefix}swap`]: 'required|numeric|min:-1',
  [`${prefix}io`]: 'required|numeric|between:10,1000',
  [`${prefix}cpu`]: 'required|numeric|min:0',
  [`${prefix}disk`]: 'required|numeric|min:0',
  [`${prefix}threads`]: ['nullable', threads],
});

export const imageRule = ['required|string|max:191', image] as const;

export const createRules = (body: Json, { state }: World): Rules => ({
  external_id: ['nullable|string|between:1,191', externalIdIsFree(state)],
  name: 'required|string|between:1,191',
  description: 'nullable|string',
  user: ['required|integer', exists(state.users)],
  egg: ['required|integer', exists(state.eggs)],
  docker_image: imageRule,
  startup: 'required|string',
  environment: 'present|array',
  skip_scripts: 'sometimes|boolean',
  oom_disabled: 'sometimes|boolean',
  start_on_completion: 'sometimes|boolean',
  limits: 'required|array',
  ...limitRules('limits.'),
  feature_limits: 'required|array',
  'feature_limits.databases': 'present|nullable|integer|min:0',
  'feature_limits.backups': 'present|nullable|integer|min:0',
  'feature_limits.allocations': 'nullable|integer|min:0',
  ...('deploy' in body ? deployRules : allocationRules(state)),
});

const deployRules: Rules = {
  deploy: 'required|array',
  'deploy.locations': 'present|array',
  'deploy.locations.*': 'integer|min:1',
  'deploy.dedicated_ip': 'required',
  'deploy.port_range': 'present|array',
  'deploy.port_range.*': 'string',
  // Not judged when the panel picks the port itself, though still applied.
  'allocation.default': '',
  'allocation.additional.*': '',
};

const allocationRules = ({ allocations }: World['state']): Rules => {
  const free = {
    rule: 'exists',
    holds: (value: unknown) => allocations.get(Number(value))?.serverId === null,
  } as const;
  return { 'allocation.default': ['required|integer', free], 'allocation.additional.*': ['integer', free] };
};
