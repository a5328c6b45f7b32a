import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { createApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import { freePort } from '../../scripts/start/ports.ts';
import { placed } from '../factories/order-life.ts';
import { callerAt } from '../fixtures/caller.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { listenAt } from '../fixtures/live.ts';

const entry = join(import.meta.dirname, '..', '..', 'api', 'main.ts');
const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

for (const where of ['the port of the api', 'a port of their own'] as const) {
  test(`the process tells live updates on ${where}, and ends cleanly while somebody listens`, async (t) => {
    const { url } = await freshDatabase(t);
    const orm = await connectDatabase(url, { connections: 1 });
    const token = await within(orm, { kind: 'system' }, (em) => createApiKey(em, { name: 'Ann', role: 'customer' }));
    await orm.close();
    const own = where === 'a port of their own' ? { WEBSOCKET_PORT: String(await freePort()) } : {};
    const env = {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      BOTYARD_KEYS: keys,
      DATABASE_URL: url,
      ...own,
    };
    const api = fork(entry, { env, silent: true, execArgv: [] });
    t.after(() => void api.kill('SIGKILL'));
    const [{ ready }] = await once(api, 'message');
    const door = `http://127.0.0.1:${ready.port}`;
    const listener = listenAt(own.WEBSOCKET_PORT ? `http://127.0.0.1:${own.WEBSOCKET_PORT}` : door, { token });
    t.after(() => void listener.socket.disconnect());
    await listener.untilReady();

    const { id } = await placed(callerAt(door, token));
    await listener.until('it is told', () => listener.updates().length === 1);
    api.kill('SIGTERM');
    const [code] = await once(api, 'exit');
    await listener.until('the line is closed', () => listener.of('disconnect').length === 1);

    assert.equal(listener.updates()[0].orderId, id);
    assert.deepEqual([code, listener.of('disconnect')], [0, ['transport close']]);
  });
}
