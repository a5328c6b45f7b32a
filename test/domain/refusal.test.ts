import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { phases } from '../../domain/order.ts';
import { orderCommandNames, refusalOf } from '../../domain/order-commands.ts';
import { anOrderState } from '../factories/order-state.ts';

const house = '{api,domain,db,integrations,activities,workflows}/**/*.ts';

/** From the opening bracket to the one that closes it. */
function argumentsAt(source: string, from: number): string {
  let open = 0;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '(') open++;
    if (source[at] === ')' && --open === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

test('every refusal, wherever it is made, names what can be done', async () => {
  const silent: string[] = [];
  let seen = 0;
  for await (const file of glob(house)) {
    const source = await readFile(file, 'utf8');
    for (const { index } of source.matchAll(/new Refusal\(/g)) {
      seen++;
      const said = argumentsAt(source, index + 'new Refusal'.length);
      if (!/\bremedy\b/.test(said)) silent.push(`${file}: ${said.slice(0, 100)}`);
    }
  }

  assert.deepEqual(silent, []);
  assert.ok(seen > 80, 'a test that sees no refusals proves nothing');
});

test('whatever an order refuses, in whichever phase, comes with what can be done instead', () => {
  let refused = 0;
  for (const phase of phases) {
    for (const name of orderCommandNames) {
      const refusal = refusalOf(name, anOrderState({ phase }));
      if (!refusal) continue;
      refused++;
      assert.ok(refusal.remedy, `${name} while ${phase}`);
    }
  }
  assert.ok(refused > 50);
});
