import { Hourglass, TriangleAlert } from 'lucide-react';
import { Exactly } from '../../parts/moment.tsx';
import { useMe } from '../../server/me.ts';
import type { Order } from './questions.ts';
import { turnWords } from './words.ts';

/** What the order waits for now, or what is wrong with it. */
export function Standing({ order }: { order: Order }) {
  const turn = turnWords(order, useMe());
  const { attention, waitingFor } = order;
  const Icon = attention ? TriangleAlert : Hourglass;
  return (
    <div
      className={`flex gap-3 rounded-2xl px-5 py-4 ${attention ? 'bg-warn-ground text-warn' : 'bg-calm-ground text-calm'}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        {turn && <p className="font-medium text-sm">{turn}</p>}
        <p className="text-ink">{waitingFor.what}</p>
        {attention?.remedy && <p className="text-ink">{attention.remedy}</p>}
        {waitingFor.until && (
          <p className="text-ink text-sm">
            Until <Exactly at={waitingFor.until} />.
          </p>
        )}
      </div>
    </div>
  );
}
