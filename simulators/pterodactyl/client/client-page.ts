import { shuffled } from '../application/listing.ts';
import { type Answer, listOf } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { identifierOf } from '../present/server.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { view } from './view.ts';

const includes = (text: string | null, wanted: string) => (text ?? '').toLowerCase().includes(wanted.toLowerCase());

const filters: Record<string, (server: ServerRow, wanted: string) => boolean> = {
  uuid: ({ uuid }, wanted) => includes(uuid, wanted),
  name: ({ name }, wanted) => includes(name, wanted),
  description: ({ description }, wanted) => includes(description, wanted),
  external_id: ({ externalId }, wanted) => includes(externalId, wanted),
  '*': (server, wanted) =>
    [server.uuid, identifierOf(server), server.externalId].includes(wanted) ||
    server.uuid.startsWith(wanted) ||
    includes(server.name, wanted),
};

/** A server is also found by an address and port it has. */
const byPort = (server: ServerRow, wanted: string, { state }: World): boolean =>
  state.allocations.find(({ ip, port, serverId }) => serverId === server.id && `${ip}:${port}` === wanted) !==
  undefined;

/** Here a page has 100 at most, and the links keep the whole query. Any sorting is ignored. */
export function clientPage(call: Call, world: World, servers: ServerRow[]): Answer {
  const { query, path } = call;
  const fitting = shuffled(servers).filter((server) =>
    Object.entries(filters).every(([name, fits]) => {
      const wanted = query.get(`filter[${name}]`)?.trim();
      const hits = (value: string) => fits(server, value) || (name === '*' && byPort(server, value, world));
      return !wanted || wanted.split(',').some(hits);
    }),
  );
  const perPage = Math.min(Math.max(Number.parseInt(query.get('per_page') ?? '50', 10) || 50, 1), 100);
  const page = Math.max(Number.parseInt(query.get('page') ?? '1', 10) || 1, 1);
  const pages = Math.max(Math.ceil(fitting.length / perPage), 1);
  const data = fitting.slice((page - 1) * perPage, page * perPage).map((server) => view(server, call, world));

  const link = (number: number) => {
    const next = new URLSearchParams(query);
    next.set('page', String(number));
    return `${world.url()}${path}?${next}`;
  };
  const links = { ...(page > 1 && { previous: link(page - 1) }), ...(page < pages && { next: link(page + 1) }) };
  const counts = {
    total: fitting.length,
    count: data.length,
    per_page: perPage,
    current_page: page,
    total_pages: pages,
  };
  return listOf(data, { pagination: { ...counts, links } });
}
