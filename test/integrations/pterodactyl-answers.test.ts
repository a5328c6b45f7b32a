import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';
import { usualPatienceMs } from '../../integrations/pterodactyl/transport.ts';
import { site } from '../simulators/panel-fixture.ts';

const key = 'ptla_0123456789_this-key-must-never-be-seen_abcd';

test('a page that says "later" is quoted, so that somebody sees whose page it is', async (t) => {
  const { panel } = await site(t);
  const content = `<title>Just a moment...</title>${key}${'.'.repeat(900)}`;

  for (const status of [429, 502, 503]) {
    panel.world.faults.add({ does: { kind: 'html', status, content } });
    await assert.rejects(applicationApi({ url: panel.url, key }).findUser(1), (error) => {
      assert.ok(error instanceof PanelBusy);
      assert.match(error.message, /text\/html.*Just a moment/);
      assert.ok(!error.message.includes(key) && error.message.length < 400);
      return true;
    });
  }
});

test('nobody gives up before the panel itself does, which may ask its node once or twice', () => {
  const nodeMs = 15_000;

  assert.ok(usualPatienceMs.read > nodeMs && usualPatienceMs.write > nodeMs);
  assert.ok(usualPatienceMs.create > 2 * nodeMs);
});
