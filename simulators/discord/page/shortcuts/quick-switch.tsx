import { useId, useState } from 'react';
import { useStage } from '../model/stage.ts';
import { useConverse } from '../model/use-converse.ts';
import { Dialog } from '../parts/dialog.tsx';
import { OptionList, optionId } from '../parts/option-list.tsx';
import { useListKeys } from '../parts/use-list-keys.ts';
import { destinations } from './destinations.ts';

/** Goes somewhere by its name. */
export function QuickSwitch({ onClose }: { onClose(): void }) {
  const stage = useStage();
  const converse = useConverse();
  const listId = useId();
  const [words, setWords] = useState('');
  const found = destinations(stage, words.trim());

  function pick(place: number): void {
    const to = found[place]?.to;
    if (!to) return;
    onClose();
    if ('userId' in to) void converse(to.userId);
    else stage.go(to);
  }

  const { active, setActive, handle } = useListKeys({ count: found.length, onPick: pick, onClose });
  return (
    <Dialog title="Where to?" onClose={onClose}>
      <div className="dialog-body">
        <input
          role="combobox"
          aria-label="Where to?"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? optionId(listId, active) : undefined}
          placeholder="A channel, a server, or somebody"
          autoComplete="off"
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setActive(0);
          }}
          onKeyDown={handle}
        />
        <OptionList {...{ id: listId, label: 'Places', options: found, active, onPick: pick, onActive: setActive }} />
      </div>
    </Dialog>
  );
}
