import type { TestContext } from 'node:test';
import type { Event } from '../../../simulators/discord/events/tell.ts';
import type { Member, Role, Snowflake } from '../../../simulators/discord/state/rows.ts';
import { type Anything, openDiscord } from './fixture.ts';

interface Heard {
  event: Event;
  to: Anything;
  data: Anything;
}

/** A guild in which the bot may do no more than it is given, and all that is told there. */
export async function openGuild(t: TestContext, permissions: bigint = 0n) {
  const opened = await openDiscord(t);
  const { world, guild, application, person } = opened;
  const roles = world.state.roles.get(guild.id)!;
  const members = world.state.members.get(guild.id)!;
  const own = [...roles.values()].find(({ botId }) => botId === application.botId)!;
  own.permissions = permissions;

  const heard: Heard[] = [];
  const { dispatch } = world.hub;
  world.hub.dispatch = (it) => {
    heard.push({
      event: it.event,
      to: it.to,
      data: it.data({ userId: guild.ownerId, applicationId: null, intents: ~0 }),
    });
    dispatch(it);
  };

  return {
    ...opened,
    own,
    bot: members.get(application.botId)!,
    role: (name: string): Role => [...roles.values()].find((role) => role.name === name)!,
    member: (username: string): Member => members.get(person(username).id)!,
    heard: (event: Event): Anything[] => heard.filter((it) => it.event === event).map(({ data }) => data),
    audience: (event: Event): Anything => heard.find((it) => it.event === event)?.to,
    log: () => world.state.auditLogs.get(guild.id)!,
    path: (rest = '') => `/guilds/${guild.id}${rest}`,
  };
}

/** Puts one role above all others, as only people do for a bot. */
export function lift(roles: Iterable<Role>, lifted: Role): void {
  const others = [...roles].filter((role) => role !== lifted).sort((one, other) => one.position - other.position);
  for (const [position, role] of [...others, lifted].entries()) role.position = position;
}

/** In which the bot stands above all but the owner. */
export async function openLifted(t: TestContext, permissions: bigint) {
  const opened = await openGuild(t, permissions);
  lift(opened.world.state.roles.get(opened.guild.id)!.values(), opened.own);
  return opened;
}

export const nobody: Snowflake = '999999999999999999';
