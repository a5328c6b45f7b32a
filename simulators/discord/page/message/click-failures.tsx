import { TriangleAlert } from 'lucide-react';
import { useClicks } from '../model/deeds.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';

/** Said where a button or a select was used in vain. */
export function ClickFailures({ message }: { message: Message }) {
  const { tell } = useStage();
  return useClicks(message.id)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => (
      <p key={id} className="failure" role="status">
        <TriangleAlert size={14} aria-hidden="true" />
        This interaction failed
        <button type="button" className="link-button" onClick={() => tell({ kind: 'forgotten', id })}>
          Dismiss
        </button>
      </p>
    ));
}
