import { z } from 'zod';
import { item, nullWhenMissing } from '../envelope.ts';
import type { Flavor } from '../flavor.ts';
import type { Transport } from '../transport.ts';

const variable = z.object({
  env_variable: z.string(),
  default_value: z.string().nullable(),
  /** Pelican keeps them as a list. */
  rules: z.union([z.array(z.string()), z.string().transform((pipe) => pipe.split('|'))]),
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

/** Pelican has no nests around its eggs. */
export interface EggId {
  nestId: number | null;
  eggId: number;
}

export const eggCalls = (panel: Transport, flavor: () => Promise<Flavor>) => ({
  /** Null as well where a Pterodactyl is asked without a nest. */
  async findEgg({ nestId, eggId }: EggId): Promise<PanelEgg | null> {
    const isPelican = (await flavor()) === 'pelican';
    if (!isPelican && nestId === null) return null;
    const path = isPelican ? `/eggs/${eggId}` : `/nests/${nestId}/eggs/${eggId}`;
    return panel.read('GET', path, item(egg), { query: { include: 'variables' } }).catch(nullWhenMissing);
  },
});
