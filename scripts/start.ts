import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../domain/configuration.ts';
import { Refusal } from '../domain/refusal.ts';
import { writeAddresses } from './start/addresses.ts';
import { inviteFirstAdmin } from './start/first-admin.ts';
import { type House, openHouse } from './start/house.ts';
import { reset } from './start/reset.ts';
import { startEverything } from './start/steps.ts';
import { addressesOf, welcome } from './start/welcome.ts';

const began = Date.now();
const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => stop.abort(event));
process.channel?.unref();

/** While the progress is drawn, sentences wait for its end. */
const waiting: string[] = [];
let isDrawing = true;
const say = (sentence: string) => void (isDrawing ? waiting.push(sentence) : console.log(sentence));
function speak(): void {
  isDrawing = false;
  for (const sentence of waiting.splice(0)) console.log(sentence);
}

try {
  await main();
} catch (error) {
  speak();
  if (!stop.signal.aborted) explain(error);
  process.exitCode = stop.signal.aborted ? 0 : 1;
}
process.exit();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const configuration = readConfiguration(process.env);
  const house = await openHouse({
    configuration,
    variables: process.env,
    say,
    stopping: stop.signal,
    ...(values.reset ? { prepare: reset } : {}),
  });
  try {
    await live(house);
  } finally {
    if (stop.signal.aborted) console.log(`\nStopping (${stop.signal.reason}) …`);
    await house.close();
    if (stop.signal.aborted) console.log('Stopped.');
  }
}

async function live(house: House): Promise<void> {
  const addresses = addressesOf(await startEverything(house));
  stop.signal.throwIfAborted();
  const web = house.configuration.dashboardUrl ?? addresses.web!;
  const invitation = await inviteFirstAdmin({ databaseUrl: addresses.postgres!, web });
  writeAddresses(house.folder, addresses);
  speak();
  console.log(`\n${welcome(addresses, house, (Date.now() - began) / 1000)}${invitation}`);
  const timer = setInterval(() => undefined, 2 ** 30); // what we wait for does not keep Node awake
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
  clearInterval(timer);
}

function explain(error: unknown): void {
  if (error instanceof Refusal) console.error(['', error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error(error);
}
