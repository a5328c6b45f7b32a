import type { APIUser, GatewayReadyDispatchData } from 'discord-api-types/v10';
import { Event, Intent } from '../events/tell.ts';
import { presentUser } from '../present/user.ts';
import type { World } from '../world.ts';
import { takeReadyDelay } from './faults.ts';
import { beginSession } from './gateway.ts';
import { presentWholeGuild } from './guild-create.ts';
import { isDealtTo, type Shard } from './listener.ts';
import type { Session } from './session.ts';

/** Unless it was ordered late, at once. */
export function welcome(world: World, session: Session, shard: Shard | undefined): void {
  const delay = takeReadyDelay(world.gateway.faults, session.application.id);
  const begin = () => {
    if (session.connection) greet(world, session, shard);
  };
  if (delay === 0) begin();
  else world.clock.at(world.clock.now() + delay, begin);
}

/** Tells a bot who it is and where, and then of each of its guilds. */
function greet(world: World, session: Session, shard: Shard | undefined): void {
  const guildIds = [...world.state.members]
    .filter(([guildId, members]) => members.has(session.userId) && isDealtTo(session.shard, guildId))
    .map(([guildId]) => guildId);

  session.tell(Event.Ready, JSON.stringify(presentReady(world, session, { guildIds, shard })));
  const told = (session.intents & Intent.Guilds) === 0 ? [] : guildIds;
  for (const guildId of told) tellOfGuild(world, session, guildId);
  beginSession(world, session);
}

function tellOfGuild(world: World, session: Session, guildId: string): void {
  if (world.state.guilds.get(guildId)?.unavailable) return;
  session.tell(Event.GuildCreate, JSON.stringify(presentWholeGuild(world, guildId, session)));
}

function presentReady(
  world: World,
  { application, id }: Session,
  { guildIds, shard }: { guildIds: string[]; shard: Shard | undefined },
): GatewayReadyDispatchData {
  const user = world.state.users.get(application.botId);
  if (!user) throw new Error(`Application ${application.id} has no bot.`);
  return {
    v: 10,
    user: { ...presentUser(user), email: null, flags: 0, mfa_enabled: false, verified: true } as unknown as APIUser,
    guilds: guildIds.map((guildId) => ({ id: guildId, unavailable: true })),
    session_id: id,
    resume_gateway_url: gatewayUrl(world),
    ...(shard && { shard: [...shard] as [number, number] }),
    application: { id: application.id, flags: application.flags, flags_new: String(application.flags) },
  };
}

export const gatewayUrl = (world: World): string => world.url().replace(/^http/, 'ws');
