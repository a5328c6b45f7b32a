import { randomUUID } from 'node:crypto';
import { linkDiscord } from '../../db/queries/linked-accounts.ts';
import { startSession } from '../../db/queries/sessions.ts';
import { within } from '../../db/scope.ts';
import { hosted } from '../factories/instances.ts';
import { accepted, anOrder, bring, placed, runningTerm, serving, submitted } from '../factories/order-life.ts';
import { type ServedApi, testKeys } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';
import { reported } from './webhooks/signed.ts';

export interface Stage {
  api: ServedApi;
  customer: Caller;
}

export interface Sample {
  path: string;
  body?: object | string;
  headers?: Record<string, string>;
}

const brought =
  (deed: string, changes: Parameters<typeof bring>[2], body = {}) =>
  async ({ api, customer }: Stage): Promise<Sample> => {
    const { id } = await placed(customer);
    await bring(api, id, changes);
    return { path: `/api/admin/orders/${id}/${deed}`, body };
  };

const broughtOwn =
  (deed: string, changes: Parameters<typeof bring>[2], body = {}) =>
  async ({ api, customer }: Stage): Promise<Sample> => {
    const { id } = await placed(customer);
    await bring(api, id, changes);
    return { path: `/api/orders/${id}/${deed}`, body };
  };

const own =
  (rest: string, body?: object) =>
  async ({ customer }: Stage): Promise<Sample> => ({
    path: `/api/orders/${(await placed(customer)).id}${rest}`,
    ...(body && { body }),
  });

const payment =
  (deed: string, body: object) =>
  async ({ customer }: Stage): Promise<Sample> => ({
    path: `/api/admin/payments/${(await submitted(customer)).id}/${deed}`,
    body,
  });

const deployment =
  (rest: string) =>
  async ({ customer }: Stage): Promise<Sample> => {
    const { id } = await placed(customer);
    const { body } = await customer.get(`/api/orders/${id}/deployment`);
    return { path: `/api/admin/deployments/${body.id}${rest}` };
  };

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function proof({ customer }: Stage): Promise<Sample> {
  const path = `/api/orders/${(await accepted(customer)).id}/payments`;
  const form = new FormData();
  for (const [name, value] of Object.entries({ method: 'manual', reference: 'R' })) form.append(name, value);
  form.append('proof', new File([png], 'proof.png'));
  return { path: `${path}/${(await customer.post(path, form)).body.id}/proof` };
}

async function invoiceDocument({ customer }: Stage): Promise<Sample> {
  const path = `/api/orders/${(await accepted(customer)).id}/invoices`;
  const [invoice] = (await customer.get(path)).body.invoices;
  return { path: `${path}/${invoice.id}/document` };
}

async function secondGuild({ customer }: Pick<Stage, 'customer'>): Promise<Sample & { body: { guildId: string } }> {
  const { id } = await placed(customer, { tier: 'pro' });
  return { path: `/api/orders/${id}/guilds`, body: { guildId: '223456789012345678' } };
}

async function removableGuild({ customer }: Stage): Promise<Sample> {
  const { path, body } = await secondGuild({ customer });
  await customer.post(path, body);
  return { path: `${path}/${body.guildId}` };
}

const meOf = async (customer: Caller) => (await customer.get('/api/me')).body;

async function ownSession({ api, customer }: Stage): Promise<Sample> {
  const me = await meOf(customer);
  await within(api.orm, { kind: 'system' }, (em) => startSession(em, me.id, { userAgent: 'a browser', address: '' }));
  const { body } = await customer.get('/api/me/sessions');
  return { path: `/api/me/sessions/${body.sessions[0].id}` };
}

async function ownKey({ customer }: Stage): Promise<Sample> {
  const { body } = await customer.post('/api/me/api-keys', { name: 'for a script' });
  return { path: `/api/me/api-keys/${body.id}` };
}

async function linkedDiscord({ api, customer }: Stage): Promise<Sample> {
  const { id: userId } = await meOf(customer);
  await within(api.orm, { kind: 'system' }, (em) =>
    linkDiscord(em, testKeys, {
      userId,
      person: { discordId: '323456789012345678', username: 'ann', avatar: null },
      tokens: { accessToken: 'a', refreshToken: 'r', scopes: [], expiresAt: Date.now() + 60_000 },
    }),
  );
  return { path: '/api/me/discord' };
}

async function invitation({ api }: Stage): Promise<Sample> {
  const admin = await api.as('Ada', 'admin');
  const { body } = await admin.post('/api/admin/people/invitations', { name: 'Tom', role: 'support' });
  return { path: `/api/admin/people/invitations/${body.id}` };
}

const person =
  (rest: string, body?: object) =>
  async ({ api }: Stage): Promise<Sample> => {
    const { id } = await meOf(await api.as(`Somebody ${randomUUID()}`));
    return { path: `/api/admin/people/${id}${rest}`, ...(body && { body }) };
  };

async function closedAccount(stage: Stage): Promise<Sample> {
  const { path } = await person('')(stage);
  await (await stage.api.as('Ada', 'admin')).delete(path);
  return { path: `${path}/reopen`, body: {} };
}

const there = (path: string, body?: object) => async (): Promise<Sample> => ({ path, ...(body && { body }) });

const pro = { tier: 'pro', addons: [] };

const trouble = { who: 'staff', cause: 'No port is free.', remedy: 'Add ports.', since: 1 } as const;

/** For every route one request that succeeds, and what has to be there before. */
export const samples: Record<string, (stage: Stage) => Promise<Sample>> = {
  'get /health': there('/health'),
  'get /api/plans': there('/api/plans'),
  'get /api/me': there('/api/me'),
  'get /api/me/guilds': there('/api/me/guilds'),
  'get /api/me/sessions': there('/api/me/sessions'),
  'delete /api/me/sessions': async (stage) => ({ ...(await ownSession(stage)), path: '/api/me/sessions' }),
  'delete /api/me/sessions/:sessionId': ownSession,
  'get /api/me/api-keys': there('/api/me/api-keys'),
  'post /api/me/api-keys': there('/api/me/api-keys', { name: 'for a script', scopes: ['order.read'] }),
  'delete /api/me/api-keys/:keyId': ownKey,
  'delete /api/me/discord': linkedDiscord,
  'get /api/admin/people': there('/api/admin/people'),
  'get /api/admin/people/invitations': there('/api/admin/people/invitations'),
  'post /api/admin/people/invitations': there('/api/admin/people/invitations', { name: 'Sue', role: 'support' }),
  'delete /api/admin/people/invitations/:invitationId': invitation,
  'put /api/admin/people/:personId/role': person('/role', { role: 'support' }),
  'delete /api/admin/people/:personId': person(''),
  'post /api/admin/people/:personId/reopen': closedAccount,
  'get /api/admin/audit': there('/api/admin/audit'),
  'get /api/site': there('/api/site'),
  'get /api/status': there('/api/status'),
  'get /api/uptime': there('/api/uptime'),
  'post /api/orders': there('/api/orders', anOrder()),
  'get /api/orders': there('/api/orders'),
  'get /api/orders/:orderId': own(''),
  'get /api/orders/:orderId/timeline': own('/timeline'),
  'get /api/orders/:orderId/invoices': own('/invoices'),
  'get /api/orders/:orderId/invoices/:invoiceId/document': invoiceDocument,
  'get /api/orders/:orderId/guilds': own('/guilds'),
  'post /api/orders/:orderId/guilds': secondGuild,
  'delete /api/orders/:orderId/guilds/:guildId': removableGuild,
  'get /api/orders/:orderId/payments': own('/payments'),
  'get /api/orders/:orderId/payments/:paymentId/proof': proof,
  'get /api/orders/:orderId/deployment': own('/deployment'),
  'get /api/orders/:orderId/usage': own('/usage'),
  'get /api/orders/:orderId/logs': own('/logs?lines=5'),
  'get /api/orders/:orderId/incidents': own('/incidents'),
  'post /api/orders/:orderId/accept-quote': own('/accept-quote', {}),
  'post /api/orders/:orderId/decline-quote': own('/decline-quote', {}),
  'post /api/orders/:orderId/cancel': own('/cancel', {}),
  'get /api/admin/findings': async () => ({ path: '/api/admin/findings?open=false' }),
  'post /api/orders/:orderId/restart': broughtOwn('restart', { phase: 'active' }),
  'post /api/orders/:orderId/auto-restart': broughtOwn('auto-restart', { phase: 'active' }, { on: false }),
  'post /api/orders/:orderId/upgrade': async ({ api, customer }) => ({
    path: `/api/orders/${(await serving(api, customer)).id}/upgrade`,
    body: pro,
  }),
  'put /api/orders/:orderId/bot-token': own('/bot-token', { token: 'first-part.second.third-part' }),
  'post /api/orders/:orderId/payments': async ({ customer }) => ({
    path: `/api/orders/${(await accepted(customer)).id}/payments`,
    body: { method: 'manual', reference: 'Transfer 1' },
  }),
  'get /api/admin/orders': there('/api/admin/orders'),
  'get /api/admin/incidents': there('/api/admin/incidents?open=true'),
  'get /api/admin/overview': there('/api/admin/overview'),
  'get /api/admin/deployments': there('/api/admin/deployments'),
  'get /api/admin/deployments/:deploymentId': deployment(''),
  'get /api/admin/deployments/:deploymentId/logs': deployment('/logs'),
  'get /api/admin/orders/:orderId/runbook': async ({ customer }) => ({
    path: `/api/admin/orders/${(await placed(customer)).id}/runbook`,
  }),
  'get /api/admin/payments': there('/api/admin/payments'),
  'post /api/admin/payments/:paymentId/confirm': payment('confirm', {}),
  'post /api/admin/payments/:paymentId/reject': payment('reject', { reason: 'Nothing has arrived.' }),
  'post /api/admin/orders/:orderId/approve': brought('approve', { phase: 'awaiting-approval' }),
  'post /api/admin/orders/:orderId/reject': brought('reject', { phase: 'awaiting-approval' }, { reason: 'No.' }),
  'post /api/admin/orders/:orderId/retry': brought('retry', { phase: 'provisioning', attention: trouble }),
  'post /api/admin/orders/:orderId/settle': brought(
    'settle',
    { phase: 'settling', refundDue: 500 },
    { outcome: 'refunded', amount: 500 },
  ),
  'post /api/admin/orders/:orderId/upgrade': async ({ api, customer }) => ({
    path: `/api/admin/orders/${(await serving(api, customer)).id}/upgrade`,
    body: pro,
  }),
  'post /api/admin/orders/:orderId/change-host': brought('change-host', { phase: 'provisioning' }, { host: 'docker' }),
  'post /api/admin/orders/:orderId/mark-deployed': brought(
    'mark-deployed',
    { phase: 'provisioning', attention: trouble },
    { serverId: 'srv-7', url: 'https://panel.example/server/7' },
  ),
  'post /api/admin/orders/:orderId/suspend': brought('suspend', { phase: 'active' }, { reason: 'Abuse.' }),
  'post /api/admin/orders/:orderId/unsuspend': brought('unsuspend', {
    phase: 'suspended',
    suspension: { unpaid: null, staff: 1 },
    clockStopped: 1,
  }),
  'post /api/admin/orders/:orderId/extend': brought(
    'extend',
    { phase: 'active', terms: [runningTerm(500)] },
    { days: 7 },
  ),
  'post /api/admin/orders/:orderId/terminate': brought('terminate', { phase: 'active' }, { reason: 'Abuse.' }),
  'post /api/webhooks/apollo': async ({ api, customer }) => {
    const { id } = await placed(customer);
    await bring(api, id, { phase: 'provisioning', host: 'manual' });
    return { path: '/api/webhooks/apollo', ...reported({ order_id: id }) };
  },
  'post /api/instance/heartbeat': async ({ api, customer }) => {
    const { token } = await hosted(api, customer);
    return { path: '/api/instance/heartbeat', headers: { authorization: `Bearer ${token}` } };
  },
  'post /api/admin/deployments/provision': async ({ api, customer }) => {
    const { id: orderId } = await placed(customer);
    await bring(api, orderId, { phase: 'awaiting-approval' });
    const { tier, addons: selectedAddons, guildId: discordGuildId } = anOrder();
    return { path: '/api/admin/deployments/provision', body: { orderId, tier, discordGuildId, selectedAddons } };
  },
};
