import type { InvoiceRecord } from '../../db/queries/invoices.ts';
import { formatMoney } from '../../domain/money.ts';
import { html } from '../docs/html.ts';

/** What was bought, what it comes to, and what is left of it to pay. */
export function linesTable({ lines, amount, paidAmount, currency, status }: InvoiceRecord) {
  const money = (minorUnits: number) => formatMoney({ amount: minorUnits, currency });
  return html`<table>
<thead><tr><th scope="col">What was bought</th><th scope="col">Amount</th></tr></thead>
<tbody>${lines.map((line) => html`<tr><td>${line.item}</td><td>${money(line.amount)}</td></tr>`)}</tbody>
<tfoot>
<tr class="total"><th scope="row">Total</th><td>${money(amount)}</td></tr>
<tr><th scope="row">Paid</th><td>${money(paidAmount)}</td></tr>
${status === 'open' ? html`<tr class="due"><th scope="row">Still to pay</th><td>${money(amount - paidAmount)}</td></tr>` : ''}
</tfoot>
</table>`;
}
