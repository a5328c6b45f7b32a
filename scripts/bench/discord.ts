import { parseArgs } from 'node:util';
import { type House, withDiscord } from './discord/house.ts';
import { bareBot, bareSocket, type Listener } from './discord/listeners.ts';
import { signIns } from './discord/sign-ins.ts';
import { median, rank, rounded } from './figures.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '40000' },
    rounds: { type: 'string', default: '5' },
    people: { type: 'string', default: '500' },
  },
});
const [messages, rounds] = [Number(values.messages), Number(values.rounds)];

interface Summary {
  guilds: number;
  members: number;
  memory: { rss: number; heapUsed: number };
}

interface Crowd {
  channels: string[];
  applications: { id: string; token: string }[];
}

/** Events a second, from the order for the first message until the last one has been heard. */
async function speed(name: string, listener: Listener, flood: () => Promise<unknown>): Promise<number> {
  const speeds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const heard = listener.hears(messages);
    const begin = performance.now();
    await Promise.all([flood(), heard]);
    if (round > 0) speeds.push(messages / ((performance.now() - begin) / 1_000)); // The first one warms up.
  }
  listener.close();
  console.log(`${name}: ${rounded(median(speeds))} events a second (${speeds.map(Math.round).join(', ')})`);
  return median(speeds);
}

async function tellMemory({ order }: House): Promise<void> {
  const { guilds, members, memory } = await order<Summary>('GET', '');
  const inMb = (bytes: number) => rounded(bytes / 1_000_000);
  console.log(
    `${guilds} guilds, ${members} members: ${inMb(memory.rss)} MB, of which heap ${inMb(memory.heapUsed)} MB`,
  );
}

/** A guild of its own for whoever listens, with one channel. */
async function flooding({ order, ready }: House, bot: string) {
  const { channels } = await order<Crowd>('POST', '/seed', { guilds: 1, bot });
  const [channelId] = channels;
  const authorId = Object.values(ready.users)[0]!;
  return () => order('POST', '/flood', { channelId, authorId, count: messages });
}

let eventsPerSecond = 0;
await withDiscord(async (house) => {
  const { order, ready } = house;
  await tellMemory(house);
  const { applications } = await order<Crowd>('POST', '/seed', { applications: 1 });
  const [other] = applications as [{ id: string; token: string }];

  const toSocket = await flooding(house, ready.applicationId);
  eventsPerSecond = await speed('To a bare socket', await bareSocket(ready.url, ready.botToken), toSocket);
  const toBot = await flooding(house, other.id);
  await speed('To a bare discord.js', await bareBot(ready.url, other.token), toBot);
});

await withDiscord(async (house) => {
  await house.order('POST', '/seed', {
    users: 10_000,
    guilds: 999,
    membersPerGuild: 10,
    rolesPerGuild: 5,
    channelsPerGuild: 5,
  });
  await tellMemory(house);
});

const took = await signIns(Number(values.people), 50);
const oauthP95Ms = rounded(rank(took, 0.95));
console.log(`Signed in: ${took.length} people, p50 ${rounded(median(took))} ms, p95 ${oauthP95Ms} ms`);

console.log(JSON.stringify({ eventsPerSecond: Math.round(eventsPerSecond), oauthP95Ms }));
process.exit();
