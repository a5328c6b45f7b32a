import type { Em } from '../orm.ts';

/** Times in milliseconds since 1970. */
export interface PanelBudgetRow {
  limit: number | null;
  used: number;
  windowEnds: number;
  blockedUntil: number;
}

/** Reads the account's row and writes what is made of it, while nobody else can. */
export async function changePanelBudget<Result>(
  em: Em,
  id: string,
  work: (row: PanelBudgetRow) => { row: PanelBudgetRow; result: Result },
): Promise<Result> {
  const [stored] = await em.execute<PanelBudgetRow[]>(
    `insert into panel_budgets as b (id, call_limit, used, window_ends, blocked_until)
     values (?, null, 0, to_timestamp(0), to_timestamp(0))
     on conflict (id) do update set id = excluded.id
     returning b.call_limit as "limit", b.used, extract(epoch from b.window_ends)::float8 * 1000 as "windowEnds",
       extract(epoch from b.blocked_until)::float8 * 1000 as "blockedUntil",
       set_config('synchronous_commit', 'off', true)`, // what a crash forgets, the panel's next answer tells
    [id],
  );
  if (!stored) throw new Error('The budget of the panel could not be read.');
  const { row, result } = work(stored);
  await em.execute(
    `update panel_budgets set call_limit = ?, used = ?, window_ends = to_timestamp(?::float8 / 1000),
       blocked_until = to_timestamp(?::float8 / 1000) where id = ?`,
    [row.limit, row.used, row.windowEnds, row.blockedUntil, id],
  );
  return result;
}
