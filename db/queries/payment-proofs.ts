import type { OrderState } from '../../domain/order-state.ts';
import type { ProofType } from '../../domain/proof.ts';
import { Refusal } from '../../domain/refusal.ts';
import { derivedId } from '../derived-id.ts';
import { PaymentProof } from '../entities/payment-proof.ts';
import type { Em } from '../orm.ts';

export interface NewProof {
  fileName: string;
  mediaType: ProofType;
  sha256: string;
  content: Uint8Array<ArrayBuffer>;
}

/** More than anybody needs, and less than would fill the disk. */
const mostProofs = 20;

/** Keeps the proof of a payment; the order must be locked. */
export async function keepProof(em: Em, order: OrderState, paymentId: string, proof: NewProof): Promise<void> {
  const { orderId, customerId } = order;
  if ((await em.count(PaymentProof, { orderId })) >= mostProofs) throw tooMany(order);
  const { content, ...described } = proof;
  await em.insert(PaymentProof, {
    id: derivedId('proof', paymentId),
    paymentId,
    orderId,
    customerId,
    ...described,
    size: content.length,
    content: Buffer.from(content.buffer, content.byteOffset, content.length),
  });
}

const tooMany = ({ number }: OrderState) =>
  new Refusal('proof-limit', `Order ${number} holds ${mostProofs} proofs of payment already.`, {
    remedy: 'Submit the payment without a file; its reference is enough to find the money.',
  });

export type KeptProof = Omit<NewProof, 'sha256'>;

export async function getProof(
  em: Em,
  { orderId, paymentId }: { orderId: string; paymentId: string },
): Promise<KeptProof> {
  const [proof] = await em.execute<KeptProof[]>(
    `select file_name as "fileName", media_type as "mediaType", content from payment_proofs
     where payment_id = ? and order_id = ?`,
    [paymentId, orderId],
  );
  if (!proof)
    throw new Refusal('proof-missing', 'There is no such proof of payment.', {
      remedy: 'The payments of the order say which of them came with one.',
    });
  return proof;
}
