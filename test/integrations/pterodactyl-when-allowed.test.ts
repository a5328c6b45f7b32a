import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';
import { whenAllowed } from '../../integrations/pterodactyl/when-allowed.ts';

function aMinute(refusals: Error[]) {
  let time = 0;
  const wait = async (ms: number) => {
    time += ms;
  };
  const work = async () => {
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    return time;
  };
  return (until: number) => whenAllowed(work, { until, now: () => time, wait });
}

const tooMany = (retryAfterMs: number) => new PanelBusy('Too many.', { status: 429, retryAfterMs });

test('whoever has time waits as long as it is told', async () => {
  assert.equal(await aMinute([tooMany(20_000), tooMany(30_000)])(60_000), 50_000);
});

test('whoever would have to wait for too long is refused at once', async () => {
  await assert.rejects(aMinute([tooMany(50_000), tooMany(50_000)])(60_000), PanelBusy);
});

test('a panel that is in trouble is not waited for', async () => {
  await assert.rejects(aMinute([new PanelBusy('It is away.', { status: 503 })])(60_000), /away/);
});
