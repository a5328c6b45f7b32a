import type { InvoiceRecord } from '../../db/queries/invoices.ts';
import type { OrderRecord } from '../../db/queries/order-records.ts';
import { html, type Markup } from '../docs/html.ts';
import { linesTable } from './lines.ts';
import { standing } from './standing.ts';

export interface InvoiceDocument {
  invoice: InvoiceRecord;
  order: Pick<OrderRecord, 'customerName' | 'state'>;
}

/** An invoice as a page without a script: to be read on a screen, printed, or saved as PDF by the browser. */
export function invoicePage({ invoice, order }: InvoiceDocument): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Invoice ${invoice.number} · Botyard</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/invoice.css">
</head>
<body>
<main>
${head(invoice)}
${parties({ invoice, order })}
${linesTable(invoice)}
<p class="standing">${standing(invoice)}</p>
</main>
</body>
</html>`;
  return page.text;
}

const head = ({ number, status }: InvoiceRecord) => html`<header>
<p class="seller">Botyard</p>
<h1>Invoice <span>${number}</span></h1>
<p class="status ${status}">${statusWords[status]}</p>
</header>`;

const statusWords = { open: 'Open', paid: 'Paid', void: 'Void' } as const;

const parties = ({ invoice, order }: InvoiceDocument) => html`<dl>
${fact('From', 'Botyard')}
${fact('To', order.customerName ?? 'Customer')}
${fact('Order', order.state.number)}
${fact('Date', day(invoice.openedAt))}
${invoice.paidAt === null ? '' : fact('Paid on', day(invoice.paidAt))}
${period(invoice)}
</dl>`;

const period = ({ coversFrom, coversUntil }: InvoiceRecord) =>
  coversFrom === null || coversUntil === null ? '' : fact('Period', html`${day(coversFrom)} to ${day(coversUntil)}`);

const fact = (name: string, value: string | Markup) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const day = (at: string): Markup => {
  const date = new Date(at);
  return html`<time datetime="${date.toISOString()}">${calendar.format(date)}</time>`;
};
