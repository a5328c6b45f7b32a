import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { usePendingCommands } from '../model/deeds.ts';
import { useStage } from '../model/stage.ts';

/** Commands that wait for their bot, and those that it never answered. */
export function PendingCommands({ channelId }: { channelId: string }) {
  const { tell } = useStage();
  return usePendingCommands(channelId).map(({ id, sent, state }) => (
    <p key={id} className={state === 'failed' ? 'pending failure' : 'pending'} role="status">
      {state === 'failed' ? (
        <>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <strong>{sent.words}</strong> The application did not respond
          </span>
          <button type="button" className="link-button" onClick={() => tell({ kind: 'forgotten', id })}>
            Dismiss
          </button>
        </>
      ) : (
        <>
          <LoaderCircle className="turning" size={14} aria-hidden="true" />
          <span>
            <strong>{sent.words}</strong> Sending command…
          </span>
        </>
      )}
    </p>
  ));
}
