import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { accepted } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';

/** What a person reads on the page. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');

async function invoiced(api: ServedApi, name = 'Ann') {
  const ann = await api.as(name);
  const order = await accepted(ann, { tier: 'pro', addons: ['white_label', 'source_code'] });
  const [invoice] = (await ann.get(`/api/orders/${order.id}/invoices`)).body.invoices;
  const path = `/api/orders/${order.id}/invoices/${invoice.id}/document`;
  return { ann, order, invoice, path, read: async () => words((await ann.get(path)).text) };
}

async function pay(customer: Caller, admin: Caller, { orderId, amount }: { orderId: string; amount?: number }) {
  const { body } = await customer.post(`/api/orders/${orderId}/payments`, { method: 'manual', reference: 'R' });
  await admin.post(`/api/admin/payments/${body.id}/confirm`, { ...(amount && { amount }) });
}

const change = ({ orm }: ServedApi, sql: string, parameters: unknown[] = []) =>
  within(orm, { kind: 'system' }, (em) => em.execute(sql, parameters));

test('an invoice names its number, both sides, the day, and line by line what was bought', async (t) => {
  const api = await serveApi(t);
  const { read, invoice, order } = await invoiced(api);
  await change(api, "update invoices set opened_at = '2026-11-05T23:30:00Z'");

  const text = await read();

  for (const said of [
    `Invoice ${invoice.number}`,
    'From Botyard',
    'To Ann',
    `Order ${order.number}`,
    'Date 5 November 2026',
    'Pro plan, one month 12.00 USD',
    'White label, one month 8.00 USD',
    'Source code, once 49.00 USD',
    'Total 69.00 USD',
    'Paid 0.00 USD',
    'Still to pay 69.00 USD',
    '69.00 USD is still to be paid.',
  ]) {
    assert.ok(text.includes(said), `"${said}" in ${text}`);
  }
});

test('an invoice says how much of it is paid, and when it was paid in full', async (t) => {
  const api = await serveApi(t);
  const { ann, order, read } = await invoiced(api);
  const ada = await api.as('Ada', 'admin');

  await pay(ann, ada, { orderId: order.id, amount: 2_000 });
  const partly = await read();
  await pay(ann, ada, { orderId: order.id });
  await change(api, "update invoices set paid_at = '2026-11-20T12:00:00Z'");
  const whole = await read();

  assert.match(partly, /Paid 20\.00 USD Still to pay 49\.00 USD 49\.00 USD is still to be paid\./);
  assert.match(whole, /Paid on 20 November 2026/);
  assert.match(whole, /Paid 69\.00 USD Paid in full\. Thank you\./);
  assert.ok(!whole.includes('Still to pay'));
});

test('an invoice that is void asks for nothing', async (t) => {
  const api = await serveApi(t);
  const { read } = await invoiced(api);
  await change(api, "update invoices set status = 'void'");

  const text = await read();

  assert.match(text, /Void .* This invoice is void: nothing is to be paid\./);
  assert.ok(!text.includes('Still to pay'));
});

test('an invoice is a page of its own: no script, nothing inline, nothing from elsewhere, not kept in a cache', async (t) => {
  const api = await serveApi(t);
  const { ann, path } = await invoiced(api);

  const { status, headers, text } = await ann.get(path);
  const style = await fetch(`${api.url}/api/invoice.css`);

  assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('content-disposition'), null);
  assert.ok(!/https?:\/\/|<script|<style|style=|\son\w+=/.test(text));
  assert.ok(text.includes('href="/api/invoice.css"'));
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'self';/);
  assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
});

test('names and lines cannot break out of the page', async (t) => {
  const api = await serveApi(t);
  const hostile = `</title><img src=x onerror="alert(1)"> & 'Ünïcode' 💸`;
  const { ann, path } = await invoiced(api);
  await change(api, "update users set name = ? where name = 'Ann'", [hostile]);
  await change(api, `update invoices set lines = jsonb_set(lines, '{0,item}', to_jsonb(?::text))`, [hostile]);

  const { text } = await ann.get(path);

  assert.ok(!/<img|onerror="/.test(text));
  assert.equal(words(text).split(hostile).length, 3);
});

test('strangers see no invoice, staff sees all, and an invoice answers under its own order alone', async (t) => {
  const api = await serveApi(t);
  const { ann, path, invoice } = await invoiced(api);
  const [bob, sue] = [await api.as('Bob'), await api.as('Sue', 'support')];
  const other = await accepted(ann);

  const strange = await bob.get(path);
  const misplaced = await ann.get(`/api/orders/${other.id}/invoices/${invoice.id}/document`);

  assert.deepEqual([strange.status, strange.body.code], [404, 'order-missing']);
  assert.deepEqual([misplaced.status, misplaced.body.code], [404, 'invoice-missing']);
  assert.match(words((await sue.get(path)).text), /To Ann/);
});
