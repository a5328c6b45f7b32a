import { type SignInHouse, withSignInHouse } from './sign-in-house.ts';

/** How many come at the same time. */
const atOnce = 4;

/** How long the api takes, in milliseconds, from the moment in which Discord sends somebody back until that one is signed in. */
export const signIns = (people: number, warmUp: number): Promise<number[]> =>
  withSignInHouse(async (house) => {
    const { users } = await house.order<{ users: string[] }>('POST', '/seed', { users: people + warmUp });
    await signInAll(house, users.splice(0, warmUp));
    return signInAll(house, users);
  });

async function signInAll(house: SignInHouse, waiting: string[]): Promise<number[]> {
  const took: number[] = [];
  const queue = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) took.push(await signIn(house, id));
  };
  await Promise.all(Array.from({ length: atOnce }, queue));
  return took;
}

/** Goes to Discord, allows what is asked, and comes back; the way back is timed. */
async function signIn({ api, order }: SignInHouse, id: string): Promise<number> {
  const headers = { 'user-agent': 'Mozilla/5.0 (Bench) Firefox/140', 'x-forwarded-for': addressOf(id) };
  const sent = await fetch(`${api}/auth/discord`, { redirect: 'manual', headers });
  const { search } = new URL(sent.headers.get('location') ?? api);
  const { location } = await order<{ location: string }>('POST', '/authorize', { as: id, query: search.slice(1) });

  const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]);
  const began = performance.now();
  const back = await fetch(location, { redirect: 'manual', headers: { ...headers, cookie: cookie.join('; ') } });
  await back.text();
  const took = performance.now() - began;
  const isIn = back.status < 400 && back.headers.getSetCookie().some((line) => !/expires=Thu, 01 Jan 1970/i.test(line));
  if (!isIn) throw new Error(`${id} did not come in: ${back.status}.`);
  return took;
}

/** Everybody comes from somewhere else, as one address alone may not knock so often. */
const addressOf = (id: string): string => `10.${[16n, 8n, 0n].map((shift) => (BigInt(id) >> shift) & 255n).join('.')}`;
