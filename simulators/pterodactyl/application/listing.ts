import { type Answer, listOf } from '../http/answer.ts';
import { apiError } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import { type Kind, present } from '../present/kind.ts';
import type { World } from '../world.ts';

type Text = string | number | null;

/** What may be filtered by and sorted on. Lists without it ignore both silently. */
export interface Searchable<Row> {
  filters: Record<string, (row: Row, wanted: string) => boolean>;
  sorts: Record<string, (row: Row) => Text>;
}

/** The panel compares texts by inclusion, whatever the case. */
export const includes =
  <Row>(read: (row: Row) => Text) =>
  (row: Row, wanted: string) =>
    String(read(row) ?? '')
      .toLowerCase()
      .includes(wanted.toLowerCase());

export function paged<Row>(call: Call, world: World, kind: Kind<Row>, rows: Row[], by?: Searchable<Row>): Answer {
  const ordered = by ? sorted(call, filtered(call, rows, by), by) : shuffled(rows);
  const { page, perPage } = pageOf(call);
  const data = ordered.slice((page - 1) * perPage, page * perPage);
  const pages = Math.max(Math.ceil(ordered.length / perPage), 1);
  const link = (number: number) => `${world.url()}${call.path}?page=${number}`;
  const links = {
    ...(page > 1 && { previous: link(page - 1) }),
    ...(page < pages && { next: link(page + 1) }),
  };

  return listOf(
    data.map((row) => present(kind, row, call, world)),
    {
      pagination: {
        total: ordered.length,
        count: data.length,
        per_page: perPage,
        current_page: page,
        total_pages: pages,
        links,
      },
    },
  );
}

function pageOf({ query }: Call): { page: number; perPage: number } {
  const asked = Number.parseInt(query.get('per_page') ?? '50', 10);
  const page = Math.max(Number.parseInt(query.get('page') ?? '1', 10) || 1, 1);
  return { page, perPage: Number.isNaN(asked) ? 50 : Math.max(asked, 0) || 15 };
}

/** Several values, parted by commas, mean any of them; an empty one is skipped. */
function filtered<Row>({ query }: Call, rows: Row[], { filters }: Searchable<Row>): Row[] {
  let left = rows;
  for (const [parameter, text] of query) {
    const [, name] = /^filter\[(.*)\]$/.exec(parameter) ?? [];
    if (name === undefined) continue;
    const fits = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (!fits) throw apiError(400, 'InvalidFilterQuery', `The filter ${name} is not allowed.`);
    const wanted = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    if (wanted.length > 0) left = left.filter((row) => wanted.some((value) => fits(row, value)));
  }
  return left;
}

function sorted<Row>({ query }: Call, rows: Row[], { sorts }: Searchable<Row>): Row[] {
  const asked = (query.get('sort') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (asked.length === 0) return shuffled(rows);
  return asked.reduceRight((ordered, name) => {
    const read = Object.hasOwn(sorts, name.replace(/^-/, '')) ? sorts[name.replace(/^-/, '')] : undefined;
    if (!read) throw apiError(400, 'InvalidSortQuery', `Sorting by ${name} is not allowed.`);
    const direction = name.startsWith('-') ? -1 : 1;
    return ordered.toSorted((one, other) => direction * compare(read(one), read(other)));
  }, rows);
}

const compare = (one: Text, other: Text): number =>
  typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other));

/** No order is promised where none was asked for, so nobody shall get used to one. */
export const shuffled = <Row>(rows: Row[]): Row[] =>
  rows
    .map((row) => ({ row, rank: Math.random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ row }) => row);
