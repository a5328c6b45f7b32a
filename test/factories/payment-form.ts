import { PaymentProof } from '../../db/entities/payment-proof.ts';
import { within } from '../../db/scope.ts';
import type { ServedApi } from '../fixtures/api.ts';
import { accepted } from './order-life.ts';

/** As much of a picture as it takes to be known as one. */
export const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

interface Sent {
  file?: Buffer<ArrayBuffer>;
  name?: string;
  type?: string;
  fields?: [string, string][];
}

/** What a page sends to submit a payment. */
export function aForm({ file, name = 'proof.png', type = 'image/png', fields = [] }: Sent = {}): FormData {
  const form = new FormData();
  form.append('method', 'manual');
  form.append('reference', 'Transfer 1');
  for (const [field, value] of fields) form.append(field, value);
  if (file) form.append('proof', new File([file], name, { type }));
  return form;
}

/** An order whose first invoice is open, and who pays it. */
export async function payable(api: ServedApi) {
  const ann = await api.as('Ann');
  const { id } = await accepted(ann);
  const path = `/api/orders/${id}/payments`;
  const pay = (body: unknown, headers?: Record<string, string>) => ann.post(path, body, headers);
  return { ann, path, pay };
}

export const proofsOf = ({ orm }: ServedApi) => within(orm, { kind: 'system' }, (em) => em.find(PaymentProof, {}));
