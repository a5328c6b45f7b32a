import { isMissing } from './envelope.ts';
import { isPelicansKey } from './key-kind.ts';
import { PanelError } from './panel-error.ts';
import type { Transport } from './transport.ts';

/** Pelican grew out of Pterodactyl and speaks almost the same language. */
export type Flavor = 'pterodactyl' | 'pelican';

/** Asks the panel once, when somebody first wants to know; the key of a Pelican gives it away unasked. */
export function flavorOf(panel: Transport, key: string): () => Promise<Flavor> {
  let known: Promise<Flavor> | null = isPelicansKey(key) ? Promise.resolve('pelican') : null;
  return () => {
    known ??= probe(panel).catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
}

/** Pelican has no nests; any other "no" comes from a panel that has them, and looks at the key. */
async function probe(panel: Transport): Promise<Flavor> {
  try {
    await panel.send('GET', '/nests', { query: { per_page: 1 } });
    return 'pterodactyl';
  } catch (error) {
    if (isMissing(error)) return 'pelican';
    if (error instanceof PanelError) return 'pterodactyl';
    throw error;
  }
}
