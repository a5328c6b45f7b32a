import type { GatewayGuildMembersChunkDispatchData } from 'discord-api-types/v10';
import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { z } from 'zod';
import { Event, Intent } from '../../events/tell.ts';
import { presentMember } from '../../present/user.ts';
import type { Member, Snowflake } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { disallowedIntents } from '../close.ts';
import { decoded } from '../frame.ts';
import { isOnline, presentPresence } from '../presence.ts';
import type { Session } from '../session.ts';
import type { AnswerSession } from './op.ts';

const mostFound = 100;
const chunkSize = 1_000;
const longestNonce = 32;
const betweenLists = 30_000;

const requestSchema = z
  .object({
    guild_id: z.string(),
    query: z.string().optional(),
    limit: z.int().min(0).optional(),
    user_ids: z.union([z.string(), z.array(z.string()).max(mostFound)]).optional(),
    presences: z.boolean().default(false),
    nonce: z.string().optional(),
  })
  .refine(({ query, limit, user_ids: ids }) => (query === undefined ? ids !== undefined : limit !== undefined));

type Request = z.output<typeof requestSchema>;

export const requestMembers: AnswerSession = (world, session, data) => {
  const request = decoded(requestSchema, data);
  const members = world.state.members.get(request.guild_id);
  const wantsAnybody = request.user_ids === undefined && request.query === '';
  if (wantsAnybody && (session.intents & Intent.GuildMembers) === 0) throw disallowedIntents();
  if (!members?.has(session.userId)) return;
  if (wantsAnybody && request.limit === 0 && !mayListNow(world, session, request)) return;
  tellChunks(world, session, { request, ...found(world, [...members.values()], request) });
};

interface Found {
  members: Member[];
  /** Of those asked for by id. */
  missing?: Snowflake[];
}

function found({ state }: World, members: Member[], { user_ids: asked, query = '', limit = 0 }: Request): Found {
  if (asked !== undefined) {
    const ids = new Set([asked].flat());
    const present = new Map(members.flatMap((member) => (ids.has(member.userId) ? [[member.userId, member]] : [])));
    return { members: [...present.values()], missing: [...ids].filter((id) => !present.has(id)) };
  }
  const prefix = query.toLowerCase();
  const isNamed = ({ userId, nick }: Member) =>
    [state.users.get(userId)?.username, nick].some((name) => name?.toLowerCase().startsWith(prefix));
  const most = query === '' && limit === 0 ? members.length : Math.min(limit || mostFound, mostFound);
  return { members: members.filter(isNamed).slice(0, most) };
}

/** All members once in a while; whoever asks sooner is told how long to wait. */
function mayListNow({ clock, gateway }: World, session: Session, { guild_id: guildId, nonce }: Request): boolean {
  const key = `${session.application.id}/${guildId}`;
  const next = (gateway.membersAskedAt.get(key) ?? Number.NEGATIVE_INFINITY) + betweenLists;
  if (next <= clock.now()) {
    gateway.membersAskedAt.set(key, clock.now());
    return true;
  }
  const meta = { guild_id: guildId, ...(nonce !== undefined && { nonce }) };
  const told = { opcode: Op.RequestGuildMembers, retry_after: (next - clock.now()) / 1_000, meta };
  session.tell(Event.RateLimited, JSON.stringify(told));
  return false;
}

/** A thousand at a time; where nobody was found, that is told too. */
function tellChunks(world: World, session: Session, { request, members, missing }: Found & { request: Request }): void {
  const { guild_id: guildId, nonce = '', presences } = request;
  const count = Math.max(1, Math.ceil(members.length / chunkSize));
  const seesPresences = presences && (session.intents & Intent.GuildPresences) !== 0;
  for (let index = 0; index < count; index++) {
    const part = members.slice(index * chunkSize, (index + 1) * chunkSize);
    const there = part.filter(({ userId }) => isOnline(world, userId));
    const chunk = {
      guild_id: guildId,
      members: part.map((member) => presentMember(world, member)),
      chunk_index: index,
      chunk_count: count,
      ...(missing && { not_found: missing }),
      ...(seesPresences && { presences: there.map(({ userId }) => presentPresence(world, guildId, userId)) }),
      ...(nonce && Buffer.byteLength(nonce) <= longestNonce && { nonce }),
    } as GatewayGuildMembersChunkDispatchData;
    session.tell(Event.GuildMembersChunk, JSON.stringify(chunk));
  }
}
