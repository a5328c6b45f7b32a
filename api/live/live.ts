import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { Orm } from '../../db/orm.ts';
import { type LoggedEvent, roomsOf, staffTopic } from '../../domain/events.ts';
import { Refusal } from '../../domain/refusal.ts';
import { databaseAway } from '../outside-errors.ts';
import type { DiscordPart } from '../set-up-discord.ts';
import type { Site } from '../site.ts';
import { addressReader } from './address.ts';
import { problemFor } from './answer.ts';
import { enter, type Visitor } from './enter.ts';
import { openFeed } from './feed.ts';
import { crowd, type LiveLimits, perMinute, tooManyConnections, tooMuch } from './limits.ts';
import { type Line, openLine } from './line.ts';
import { pageOf } from './own-page.ts';
import { presentEvent } from './present.ts';
import { type Desk, takeRequests } from './requests.ts';
import { checkRights } from './rights.ts';
import { welcome } from './welcome.ts';

export interface LiveOptions {
  orm: Orm;
  databaseUrl: string;
  site: Site;
  /** Other origins whose pages may listen. */
  origins: readonly string[];
  discord: DiscordPart | null;
  limits: LiveLimits;
  trustProxy?: number | string | undefined;
  logger: Logger;
  /** How often everybody's rights are looked at, whatever was heard of them, in milliseconds. */
  checkEvery?: number;
}

/** Nothing that is asked here is longer, in bytes. */
const longestMessage = 10_000;
/** A line that is so many packets behind is cut: it comes back and catches up. */
const mostBehind = 2_000;

export type Live = ReturnType<typeof openLive>;

/** Live updates on an HTTP server, beside whatever it serves. */
export function openLive(options: LiveOptions) {
  const { orm, databaseUrl, site, discord, limits, trustProxy, logger, checkEvery = 60_000 } = options;
  const origins = [new URL(site.url).origin, ...options.origins];
  const addressOf = addressReader(trustProxy);
  const [byAddress, byActor] = [crowd(limits.perAddress), crowd(limits.perActor)];
  const [mayTry, mayAsk] = [perMinute(limits.tries), perMinute(limits.requests)];
  const lines = new Set<Line>();

  const feed = openFeed({ orm, databaseUrl, logger, told: tellAll, rightsChanged: (userId) => void check(userId) });
  const desk: Desk = { orm, feed, discord, limits, logger };
  const checking = setInterval(() => void check(null), checkEvery).unref();

  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: longestMessage,
    connectTimeout: 10_000,
    cors: { origin: origins, credentials: true },
    allowRequest: (request, answer) => {
      const refusal = refusalOf(request);
      answer(refusal?.message, refusal === null);
    },
  });
  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error) => {
        const problem = problemFor(error, logger);
        // A client that is refused stays away; one whose line breaks comes again by itself.
        if (problem.status >= 500) socket.conn.close(true);
        next(Object.assign(new Error(problem.detail), { data: problem }));
      },
    );
  });
  io.on('connection', receive);

  /** Before anybody is looked up. */
  function refusalOf(request: IncomingMessage): Refusal | null {
    if (pageOf(request.headers, origins) === 'foreign') return foreignPage();
    return byAddress.isFull(addressOf(request)) ? tooManyConnections() : null;
  }

  async function admit(socket: Socket): Promise<void> {
    const { conn, request, handshake } = socket;
    if (!(await mayTry(addressOf(request)))) throw tooMuch();
    if (!(await feed.hasBegun(3_000))) throw databaseAway();
    const visitor = await enter({ orm, site, origins }, { auth: handshake.auth, headers: request.headers });
    if (byActor.isFull(visitor.actor.id, conn)) throw tooManyConnections();
    if (conn.readyState === 'open') byActor.enter(visitor.actor.id, conn);
    socket.data.visitor = visitor;
  }

  function receive(socket: Socket): void {
    const { actor, pass, ...wish }: Visitor = socket.data.visitor;
    const line = openLine(socket, { actor, pass, present });
    lines.add(line);
    socket.on('disconnect', () => void lines.delete(line));
    socket.use(async (_packet, next) => ((await mayAsk(socket.id)) ? next() : line.end(tooMuch())));
    void line
      .inTurn(() => welcome(desk, line, wish))
      .catch((error) => {
        logger.warn({ err: error }, 'Somebody could not be told what was missed; they may come again.');
        socket.conn.close();
      });
    takeRequests(desk, line);
  }

  function tellAll(events: readonly LoggedEvent[]): void {
    for (const logged of events) {
      const rooms = roomsOf(logged);
      const told = present(logged, { isStaff: false });
      if (told)
        io.to(rooms.filter((room) => room !== staffTopic))
          .except(staffTopic)
          .emit(logged.event, told);
      const toldToStaff = rooms.includes(staffTopic) && present(logged, { isStaff: true });
      if (toldToStaff) io.to(staffTopic).emit(logged.event, toldToStaff);
    }
    for (const { socket } of lines) if (socket.conn['writeBuffer'].length > mostBehind) socket.conn.close(true);
  }

  function present(logged: LoggedEvent, reader: { isStaff: boolean }): object | null {
    try {
      return presentEvent(logged, reader);
    } catch (error) {
      logger.error({ err: error, position: logged.position }, 'An event cannot be told.');
      return null;
    }
  }

  async function check(userId: string | null): Promise<void> {
    const theirs = [...lines].filter(({ actor }) => userId === null || actor.id === userId);
    await checkRights(desk, theirs).catch((error) => {
      logger.warn(
        { err: error },
        'Rights on live connections could not be checked; they are looked at again in a minute.',
      );
    });
  }

  return {
    /** To be called after everything else that the server serves is there. */
    attach(server: HttpServer): void {
      io.attach(server);
      io.engine.on('connection', (conn) => byAddress.enter(addressOf(conn.request), conn));
    },
    /** Hangs up; whoever comes back elsewhere goes on where they were. The server closes too. */
    async close(): Promise<void> {
      clearInterval(checking);
      await Promise.all([io.close(), feed.close()]);
    },
  };
}

const foreignPage = () =>
  new Refusal('cross-site', 'This page does not belong to Botyard, so it is told nothing.', {
    remedy: 'Programs send no Origin; the address of our own pages is DASHBOARD_API_URL.',
  });
