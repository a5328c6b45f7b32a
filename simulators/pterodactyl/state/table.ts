/** Rows by id, numbered as a database would number them. */
export class Table<Row extends { id: number }> {
  readonly #rows = new Map<number, Row>();
  #next = 1;

  static from<Row extends { id: number }>(rows: readonly Row[]): Table<Row> {
    const table = new Table<Row>();
    for (const row of rows) table.put(row);
    return table;
  }

  add(row: Omit<Row, 'id'>): Row {
    const added = { ...row, id: this.#next } as Row;
    this.put(added);
    return added;
  }

  put(row: Row): void {
    this.#rows.set(row.id, row);
    this.#next = Math.max(this.#next, row.id + 1);
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  delete(id: number): void {
    this.#rows.delete(id);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  find(fits: (row: Row) => boolean): Row | undefined {
    for (const row of this.#rows.values()) if (fits(row)) return row;
    return undefined;
  }

  filter(fits: (row: Row) => boolean): Row[] {
    return this.all().filter(fits);
  }

  toJSON(): Row[] {
    return this.all();
  }
}
