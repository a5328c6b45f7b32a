import pg from 'pg';
import type { OrderState } from '../../../domain/order-state.ts';

/** What the database says of one order. */
export interface OrderRow {
  id: string;
  number: string;
  phase: string;
  version: number;
  factNumber: number;
  endReason: string | null;
  state: OrderState;
}

/** Reads everything, and changes nothing. */
export async function openBooks(url: string) {
  const options = '-c app.scope=system -c default_transaction_read_only=on';
  const pool = new pg.Pool({ connectionString: url, max: 4, options });
  const all = async <Row extends object>(query: string): Promise<Row[]> => (await pool.query<Row>(query)).rows;

  return {
    all,
    orders: () =>
      all<OrderRow>(
        'select id, number, phase, version, fact_number as "factNumber", end_reason as "endReason", state from orders',
      ),
    /** Every row of every table, as text. */
    async everything(): Promise<{ table: string; text: string }[]> {
      const tables = await all<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'",
      );
      return Promise.all(
        tables.map(async ({ name }) => ({
          table: name,
          text: (await all<{ row: string }>(`select t::text as row from "${name}" t`)).map(({ row }) => row).join('\n'),
        })),
      );
    },
    close: () => pool.end(),
  };
}

export type OpenBooks = Awaited<ReturnType<typeof openBooks>>;
