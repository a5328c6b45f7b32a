import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { makeMember, makeUser } from '../../../simulators/discord/state/make.ts';
import { type Anything, eventually } from './fixture.ts';
import { introduced, type RawClient } from './gateway-client.ts';
import { openBot, ping } from './interaction-fixture.ts';

/** What is known by now, by name: ids, and whatever else stands in a path. */
type Known = Record<string, string>;

/** A request of a bot that changes something, as its route names it, and the event that tells of that. */
export interface Deed {
  does: string;
  tells: string;
  body?: object | ((known: Known) => object);
  /** What stands in the path under another name than its own. */
  at?: Known;
  query?: string;
  /** Under which name what it made is known from then on; by its code where it has no id. */
  makes?: string;
}

/** A guild in which a bot may try everything, and sessions of it that listen with such intents. */
export async function openWorkshop(t: TestContext, ...intents: number[]) {
  const bot = await openBot(t, [ping]);
  const { world, guild, application, channel, person } = bot;
  guild.features = ['NEWS', 'COMMUNITY'];
  const zoe = makeUser(world, { username: 'zoe' });
  const long = makeUser(world, { username: 'long-gone' });
  makeMember(world, { guildId: guild.id, userId: long.id, joinedAt: 0 });
  const { accessToken } = authorize(world, {
    ...{ applicationId: application.id, userId: zoe.id, scopes: ['guilds.join'] },
  });
  const listeners: RawClient[] = [];
  for (const it of intents) {
    // One bot identifies itself once in five seconds.
    world.clock.advance(5_000);
    listeners.push(await introduced(t, bot, { intents: it }));
  }
  const { id, token } = await bot.use('ben', 'ping');
  const known: Known = {
    ...{ guild: guild.id, channel: channel('general').id, lounge: channel('Lounge').id, zoe: zoe.id, accessToken },
    ...{ user: person('ben').id, mia: person('mia').id, ann: person('ann').id, own: application.botId },
    ...{ interaction: id, interactionToken: token, emoji: encodeURIComponent('🍵') },
  };
  return { ...bot, known, listeners };
}

type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** Does it, and answers when the listener has heard of it. */
export async function tryDeed({ ask, known }: Workshop, deed: Deed, listener: RawClient): Promise<void> {
  const { does, tells, body, at = {}, query = '', makes } = deed;
  const [method = '', route = ''] = does.split(' ');
  const path = route.replace(/:(\w+)/g, (_, name) => known[at[name] ?? name] ?? assert.fail(`${does}: no ${name}`));
  const before = listener.told(tells).length;
  const reply = await ask(method, path + query, typeof body === 'function' ? body(known) : body);
  assert.ok(reply.status < 300, `${does} answered ${reply.status}: ${reply.text}`);
  if (makes) Object.assign(known, namesOf(makes, reply.body));
  await eventually(`${does} is told by ${tells}`, () => listener.told(tells).length > before);
}

const namesOf = (name: string, made: Anything): Known => ({
  [name]: made.id ?? made.code,
  ...(made.token && { token: made.token }),
});
