import { Pause, Play, Trash2, X } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { VirtualRows } from '../parts/virtual-rows.tsx';
import { type Entry, hasWords, isHeartbeat, isRefused } from './entries.ts';
import { EntryRow } from './entry-row.tsx';
import type { EntryStore } from './entry-store.ts';
import { EntryWhole } from './entry-whole.tsx';
import { type Tab, Tabs, tabs } from './tabs.tsx';

const heightOf = (entry: Entry): number => (entry.is === 'request' && entry.refusal ? 48 : 29);
const keyOf = ({ id }: Entry): string => String(id);

/** What goes between bots and Discord, the newest first, and what was refused and why. */
export function Inspector({ store, onClose }: { store: EntryStore; onClose(): void }) {
  const now = useSyncExternalStore(store.subscribe, store.entries);
  /** What is shown while nothing new is to come in between. */
  const [held, setHeld] = useState<readonly Entry[] | null>(null);
  const [tab, setTab] = useState<Tab>(tabs[0]);
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Entry | null>(null);
  const entries = held ?? now;
  const shown = useMemo(() => shownOf(entries, tab, words), [entries, tab, words]);
  const refused = useMemo(() => entries.filter(isRefused).length, [entries]);
  return (
    <section className="inspector" aria-label="Inspector">
      <header className="inspector-head">
        <h2>Inspector</h2>
        <Tabs {...{ tab, refused, onTab: setTab }} />
        <input
          type="search"
          aria-label="Filter"
          placeholder="Filter"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <IconButton
          icon={held ? Play : Pause}
          label={held ? 'Go on' : 'Pause'}
          aria-pressed={held !== null}
          onClick={() => setHeld(held ? null : now)}
        />
        <IconButton
          icon={Trash2}
          label="Clear"
          onClick={() => {
            store.clear();
            setHeld(null);
            setOpen(null);
          }}
        />
        <IconButton icon={X} label="Close the inspector" onClick={onClose} />
      </header>
      <div className="entries" role="tabpanel" aria-label={tab.label}>
        {shown.length === 0 ? (
          <p className="empty">Nothing. What bots ask, and what they are told, appears here.</p>
        ) : (
          <VirtualRows rows={shown} keyOf={keyOf} heightOf={heightOf}>
            {(entry) => <EntryRow entry={entry} isOpen={entry === open} onOpen={() => setOpen(entry)} />}
          </VirtualRows>
        )}
        {open && <EntryWhole entry={open} />}
      </div>
    </section>
  );
}

function shownOf(entries: readonly Entry[], tab: Tab, words: string): Entry[] {
  const wanted = words.trim().toLowerCase();
  return entries.filter((it) => tab.shows(it) && !isHeartbeat(it) && (wanted === '' || hasWords(it, wanted))).reverse();
}
