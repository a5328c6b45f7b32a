import { parseArgs } from 'node:util';
import { withHouse } from './api/house.ts';
import { fillShop } from './api/shop.ts';
import { steady } from './api/steady.ts';
import { questions, throughput } from './api/throughput.ts';
import { median, rank, rounded } from './figures.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    steady: { type: 'string', default: '15' },
  },
});
const [rounds, seconds, steadySeconds] = [values.rounds, values.seconds, values.steady].map(Number) as [
  number,
  number,
  number,
];

await withHouse(async ({ api, peer, databaseUrl }) => {
  const sold = await fillShop({ api, databaseUrl }, { orders: 500, customers: 25 });
  const sides = { peer, ours: api };

  const found = questions.map((question) => ({ question, peer: [] as number[], ours: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const it of found) {
      for (const side of ['peer', 'ours'] as const) {
        const isWarmUp = round === 0;
        const rate = await throughput(sides[side], it.question, { sold, seconds: isWarmUp ? 1 : seconds });
        if (!isWarmUp) it[side].push(rate);
      }
    }
  }
  const ratios = found.map(({ question: { name }, ...rates }) => {
    const [floor, our] = [median(rates.peer), median(rates.ours)];
    return { name, 'peer/s': Math.round(floor), 'ours/s': Math.round(our), ratio: rounded(our / floor) };
  });
  console.table(ratios);

  const took = await steady(api, sold, steadySeconds);
  const row = (name: string, ms: number[]) => ({
    name,
    count: ms.length,
    ...{ 'p50 ms': rounded(median(ms)), 'p95 ms': rounded(rank(ms, 0.95)), 'p99 ms': rounded(rank(ms, 0.99)) },
  });
  const together = row('together', [...took.values()].flat());
  console.table([...[...took].map(([name, ms]) => row(name, ms)), together]);

  const ratio = Math.min(...ratios.map(({ ratio }) => ratio));
  console.log(JSON.stringify({ ratio, p95Ms: together['p95 ms'], leaderboardP95Ms: null }));
});
process.exit();
