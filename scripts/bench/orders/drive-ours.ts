import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface Keys {
  customer: string;
  admin: string;
}

/** Orders through the api, as a customer and an admin would; and what the database says of them. */
export async function shop(api: string, databaseUrl: string, keys: Keys) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const database = new pg.Client({ connectionString: databaseUrl, options: '-c app.scope=system' });
  await database.connect();
  const waiting = new Map<string, () => void>();
  let open = true;
  const watched = watch();

  const post = (who: keyof Keys, path: string, body: object = {}) =>
    new Promise<Record<string, string>>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${keys[who]}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      };
      const asking = request(`${api}${path}`, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
          else reject(new Error(`${path} answered ${response.statusCode}: ${text}`));
        });
      });
      asking.on('error', reject).end(JSON.stringify(body));
    });

  /** Every order's bot has a token of its own, in the shape of Discord's. */
  const token = () => `${randomUUID().replaceAll('-', '')}.Abcdef.${randomUUID().replaceAll('-', '')}`;

  async function pay(): Promise<string> {
    const wish = {
      tier: 'starter',
      addons: [],
      guildId: '123456789012345678',
      period: 'month',
      bot: { token: token() },
    };
    const { id } = (await post('customer', '/api/orders', wish)) as { id: string };
    await post('customer', `/api/orders/${id}/accept-quote`);
    const payment = await post('customer', `/api/orders/${id}/payments`, { method: 'manual', reference: id });
    const paid = untilPhase(id, 'awaiting-approval');
    await post('admin', `/api/admin/payments/${payment['id']}/confirm`);
    await paid;
    return id;
  }

  async function approve(id: string): Promise<void> {
    const active = untilPhase(id, 'active');
    await post('admin', `/api/admin/orders/${id}/approve`);
    await active;
  }

  const untilPhase = (id: string, phase: string) =>
    new Promise<void>((resolve) => waiting.set(`${id} ${phase}`, resolve));

  /** One question for all orders, so that waiting costs the bench next to nothing. */
  async function watch(): Promise<void> {
    while (open) {
      const { rows } = await database.query<{ id: string; phase: string }>(
        "select id, phase from orders where phase in ('awaiting-approval', 'active') and id = any($1)",
        [[...waiting.keys()].map((key) => key.split(' ')[0])],
      );
      for (const { id, phase } of rows) {
        waiting.get(`${id} ${phase}`)?.();
        waiting.delete(`${id} ${phase}`);
      }
      await pause(10);
    }
  }

  return {
    pay,
    approve,
    async close() {
      open = false;
      await watched;
      await database.end();
      agent.destroy();
    },
  };
}
