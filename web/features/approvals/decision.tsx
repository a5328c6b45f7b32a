import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { newKey } from '../../server/call.ts';
import type { Order } from '../orders/questions.ts';
import { approve } from './questions.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { useDecision } from './use-decision.ts';

export function Decision({ order, decided }: { order: Order; decided: () => void }) {
  const [isRejecting, setRejecting] = useState(false);
  const approval = useDecision(approve, decided);
  return (
    <footer className="grid gap-3 border-line border-t px-5 py-3.5">
      {approval.error && <ProblemNote error={approval.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="danger" aria-label={`Reject order ${order.number}`} onClick={() => setRejecting(true)}>
          <X aria-hidden="true" className="size-4" /> Reject …
        </Button>
        <Button
          look="press"
          aria-label={`Approve order ${order.number}`}
          isBusy={approval.isPending}
          onClick={() => approval.mutate({ orderId: order.id, key: newKey() })}
        >
          <Check aria-hidden="true" className="size-4" /> {approval.isPending ? 'Approving …' : 'Approve'}
        </Button>
      </div>
      {isRejecting && <RejectDialog order={order} close={() => setRejecting(false)} decided={decided} />}
    </footer>
  );
}
