import { type FormEvent, useId } from 'react';
import { formatMoney } from '../../../domain/money.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { newKey } from '../../server/call.ts';
import type { Order } from '../orders/questions.ts';
import { reject } from './questions.ts';
import { useDecision } from './use-decision.ts';

interface Props {
  order: Order;
  close: () => void;
  decided: () => void;
}

/** A rejection needs a reason, which the customer reads. */
export function RejectDialog({ order, close, decided }: Props) {
  const rejection = useDecision(reject, decided);
  const [reasonId, hintId] = [useId(), useId()];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    rejection.mutate({ orderId: order.id, key: newKey(), reason });
  };
  return (
    <Dialog title={`Reject order ${order.number}?`} close={close}>
      <form onSubmit={submit} className="grid gap-4">
        <p>Nothing is built, the order ends, and {formatMoney(order.price)} are due back to the customer.</p>
        <div className="grid gap-1.5">
          <label htmlFor={reasonId} className="font-medium">
            Reason
          </label>
          <textarea
            id={reasonId}
            name="reason"
            required
            maxLength={1_000}
            rows={4}
            aria-describedby={hintId}
            className="w-full resize-y rounded-lg border border-edge bg-ground px-3 py-2"
          />
          <p id={hintId} className="text-soft text-sm">
            The customer reads it.
          </p>
        </div>
        {rejection.error && <ProblemNote error={rejection.error} />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={close}>Keep the order</Button>
          <Button type="submit" look="danger" isBusy={rejection.isPending}>
            {rejection.isPending ? 'Rejecting …' : 'Reject the order'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
