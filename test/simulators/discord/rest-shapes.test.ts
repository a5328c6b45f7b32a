import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { everyIntent } from '../../../simulators/discord/gateway/intents.ts';
import { timeOf } from '../../../simulators/discord/ids.ts';
import { deeds } from './change-deeds.ts';
import { openWorkshop, tryDeed } from './change-fixture.ts';
import type { Anything } from './fixture.ts';

interface Told {
  key: string;
  value: unknown;
  within: Anything;
}

/** Every field of all that a bot hears and is answered, whatever it does. */
async function allThatIsTold(t: TestContext): Promise<Told[]> {
  const workshop = await openWorkshop(t, everyIntent);
  const [listener] = workshop.listeners;
  const answers: Anything[] = [];
  workshop.world.log.watch(({ answered }) => answers.push(JSON.parse(answered ?? 'null')));
  for (const deed of deeds) await tryDeed(workshop, deed, listener!);
  return [...listener!.frames.map(({ d }) => d), ...answers].flatMap((it) => [...fieldsOf(it)]);
}

function* fieldsOf(within: Anything): Generator<Told> {
  if (typeof within !== 'object' || within === null) return;
  for (const [key, value] of Object.entries(within)) {
    if (!Array.isArray(within)) yield { key, value, within };
    yield* fieldsOf(value);
  }
}

/** Of parts of a message, numbers; of sessions and of what a bot names itself, any text. */
const isId = ({ key, within }: Told) =>
  /(^|_)id$/.test(key) && !/^(session|custom|answer|sku)_id$/.test(key) && !('count' in within) && !('nonce' in within);
const isTime = ({ key, value }: Told) =>
  typeof value === 'string' && /(^|_)(timestamp|at|expiry|until|time|expires)$/.test(key);

test('whatever is told has ids that are texts of its time, and times with an offset', async (t) => {
  const told = await allThatIsTold(t);
  const [ids, times] = [told.filter(isId).filter(({ value }) => value !== null), told.filter(isTime)];

  const oddIds = ids.filter(({ value }) => typeof value !== 'string' || !/^\d{1,19}$/.test(value));
  assert.deepEqual(oddIds, []);
  const oddTimes = times.filter(({ value }) => !/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(String(value)));
  assert.deepEqual(oddTimes, []);
  const written = told.filter(({ key, within }) => key === 'timestamp' && 'edited_timestamp' in within && within.id);
  for (const { value, within } of written) assert.equal(timeOf(within.id), Date.parse(String(value)));
  assert.ok(ids.length > 500 && times.length > 100 && written.length > 5, 'who saw nothing has proved nothing');
});

test('what is not there is left out', async (t) => {
  const told = await allThatIsTold(t);
  const optional = ['thread', 'recipients', 'install_params', 'poll', 'member', 'webhook_id', 'guild_id', 'reactions'];

  const nulls = told.filter(({ key, value }) => optional.includes(key) && value === null);

  assert.deepEqual(nulls, []);
});
