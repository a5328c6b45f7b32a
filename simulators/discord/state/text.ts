import { type DiscordState, format } from './discord-state.ts';

/** As many rows as nobody notices the telling of. */
const some = 100;

/** The state as text, piece by piece. What JSON has no word for (maps, large numbers) is marked. */
export function* piecesOf(state: DiscordState): Generator<string> {
  let before = '{';
  for (const [name, table] of Object.entries(state)) {
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOfTable(table);
    before = ',';
  }
  yield '}';
}

export const stored = (state: DiscordState): string => [...piecesOf(state)].join('');

function* piecesOfTable(table: unknown): Generator<string> {
  if (!(table instanceof Map) || table.size === 0) return yield JSON.stringify(table, marked);
  const rows = [...table];
  let before = '{"$map":[';
  for (let from = 0; from < rows.length; from += some) {
    yield before + JSON.stringify(rows.slice(from, from + some), marked).slice(1, -1);
    before = ',';
  }
  yield ']}';
}

const marked = (_: string, value: unknown): unknown => {
  if (value instanceof Map) return { $map: [...value] };
  return typeof value === 'bigint' ? { $bits: String(value) } : value;
};

/** Null where the text is of another age. */
export function revive(text: string): DiscordState | null {
  const state = JSON.parse(text, (_, value) => {
    if (value?.$map) return new Map(value.$map);
    return value?.$bits === undefined ? value : BigInt(value.$bits);
  }) as DiscordState;
  return state.format === format ? state : null;
}
