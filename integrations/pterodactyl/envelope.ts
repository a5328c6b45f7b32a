import { z } from 'zod';
import { PanelError } from './panel-error.ts';
import type { Transport } from './transport.ts';

export const item = <Attributes extends z.ZodType>(attributes: Attributes) =>
  z.object({ attributes }).transform((envelope) => (envelope as { attributes: z.output<Attributes> }).attributes);

export const list = <Attributes extends z.ZodType>(attributes: Attributes) =>
  z.object({ data: z.array(item(attributes)) }).transform(({ data }) => data);

const page = <Attributes extends z.ZodType>(attributes: Attributes) =>
  z.object({
    data: z.array(item(attributes)),
    meta: z.object({ pagination: z.object({ total_pages: z.number() }) }),
  });

/** Page after page. The panel's own links forget filters and sizes, so we count ourselves. */
export async function* pages<Attributes extends z.ZodType>(
  panel: Transport,
  path: string,
  attributes: Attributes,
  query: Record<string, string | number> = {},
): AsyncGenerator<z.output<Attributes>[]> {
  for (let number = 1, last = 1; number <= last; number++) {
    const { rows, total } = await pageOf(panel, path, attributes, { ...query, page: number });
    last = total;
    yield rows;
  }
}

/** One of them, and how many there are. */
export async function pageOf<Attributes extends z.ZodType>(
  panel: Transport,
  path: string,
  attributes: Attributes,
  query: Record<string, string | number> & { page: number },
): Promise<{ rows: z.output<Attributes>[]; total: number }> {
  const { data, meta } = await panel.read('GET', path, page(attributes), { query: { per_page: 100, ...query } });
  return { rows: data as z.output<Attributes>[], total: meta.pagination.total_pages };
}

/** Only the panel's own "not found" means that there is nothing; every other failure stays one. */
export function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

export const isMissing = (error: unknown): boolean =>
  error instanceof PanelError && error.status === 404 && error.code === 'NotFoundHttpException';
