import { useStage } from '../model/stage.ts';
import { useConverse } from '../model/use-converse.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { type Destination, destinations } from './destinations.ts';

/** Goes somewhere by its name. */
export function QuickSwitch({ onClose }: { onClose(): void }) {
  const stage = useStage();
  const converse = useConverse();

  function pick({ to }: Destination): void {
    onClose();
    if ('userId' in to) void converse(to.userId);
    else stage.go(to);
  }

  return (
    <Dialog title="Where to?" onClose={onClose}>
      <div className="dialog-body">
        <SearchField
          labels={{ field: 'Where to?', list: 'Places' }}
          placeholder="A channel, a server, or somebody"
          find={(words) => destinations(stage, words.trim())}
          onPick={pick}
          onClose={onClose}
        />
      </div>
    </Dialog>
  );
}
