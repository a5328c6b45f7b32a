import { z } from 'zod';
import { item, nullWhenMissing } from '../envelope.ts';
import type { Transport } from '../transport.ts';

const variable = z.object({
  env_variable: z.string(),
  default_value: z.string().nullable(),
  rules: z.string(),
});

const egg = z
  .object({
    id: z.number(),
    name: z.string(),
    docker_image: z.string(),
    startup: z.string(),
    script: z.object({ install: z.string().nullable() }).nullish(),
    relationships: z.object({ variables: z.object({ data: z.array(z.object({ attributes: variable })) }) }),
  })
  .transform(({ relationships, script, ...rest }) => ({
    ...rest,
    installScript: script?.install ?? '',
    variables: relationships.variables.data.map(({ attributes }) => attributes),
  }));

export type PanelEgg = z.output<typeof egg>;
export type EggVariable = z.output<typeof variable>;

export const eggCalls = (panel: Transport) => ({
  findEgg: ({ nestId, eggId }: { nestId: number; eggId: number }): Promise<PanelEgg | null> =>
    panel
      .read('GET', `/nests/${nestId}/eggs/${eggId}`, item(egg), { query: { include: 'variables' } })
      .catch(nullWhenMissing),
});
