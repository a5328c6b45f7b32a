import { type Flavor, flavorOf } from '../flavor.ts';
import type { Resource } from '../http/answer.ts';
import type { Call, Json } from '../http/call.ts';
import type { World } from '../world.ts';

/** How rows of one kind look from outside, and what may be asked for along with them. */
export interface Kind<Row> {
  object: string;
  attributes(row: Row, world: World): Json;
  includes: Record<string, Include<Row>>;
}

export interface Include<Row> {
  /** Where it is left out, the other kind of panel does not know it. */
  only?: Flavor;
  /** The column of an application key that must allow reading it. */
  needs: string;
  load(row: Row, world: World): Related;
}

type Presenter = (within: Within) => Resource;
export type Related = Presenter | Presenter[] | null;

/** Ties a row to its kind without telling anybody the row's type. */
export const as = <Row>(kind: Kind<Row>, row: Row | undefined): Presenter | null =>
  row ? (within) => presentWithin(kind, row, within) : null;

export const each = <Row>(kind: Kind<Row>, rows: readonly Row[]): Presenter[] => rows.map((row) => as(kind, row)!);

interface Within {
  world: World;
  may(column: string): boolean;
  /** Dotted names of what is to be included. */
  wanted: readonly string[];
}

export const present = <Row>(kind: Kind<Row>, row: Row, call: Call, world: World): Resource =>
  presentWithin(kind, row, { world, may: (column) => mayRead(call, column), wanted: wantedBy(call) });

/** Two levels may be asked for; the rest of a longer name is forgotten. */
const wantedBy = ({ query, body }: Call): string[] =>
  [query.get('include') ?? '', ...query.getAll('include[]'), body['include']]
    .flat()
    .flatMap((names) => String(names ?? '').split(','))
    .map((name) => name.trim().split('.').slice(0, 2).join('.'))
    .filter(Boolean);

const mayRead = ({ key }: Call, column: string): boolean => key.kind === 'client' || ((key.acl[column] ?? 0) & 1) === 1;

function presentWithin<Row>(kind: Kind<Row>, row: Row, within: Within): Resource {
  const relationships: Json = {};
  const flavor = flavorOf(within.world);
  for (const [name, include] of Object.entries(kind.includes)) {
    if ((include.only ?? flavor) !== flavor) continue;
    const asked = within.wanted.filter((wanted) => wanted === name || wanted.startsWith(`${name}.`));
    if (asked.length === 0) continue;
    const deeper = asked.map((wanted) => wanted.slice(name.length + 1)).filter(Boolean);
    relationships[name] = presentRelated(include, row, { ...within, wanted: deeper });
  }
  const attributes = kind.attributes(row, within.world);
  const any = Object.keys(relationships).length > 0;
  return { object: kind.object, attributes: any ? { ...attributes, relationships } : attributes };
}

function presentRelated<Row>(include: Include<Row>, row: Row, within: Within): object {
  const related = within.may(include.needs) ? include.load(row, within.world) : null;
  if (!related) return { object: 'null_resource', attributes: null };
  if (Array.isArray(related)) return { object: 'list', data: related.map((one) => one(within)) };
  return related(within);
}
