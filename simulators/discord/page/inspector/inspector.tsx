import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { type Entry, isHeartbeat, isRefused } from './entries.ts';
import { EntryRow } from './entry-row.tsx';

const tabs = [
  { id: 'all', label: 'All', shows: () => true },
  { id: 'requests', label: 'Requests', shows: ({ is }: Entry) => is === 'request' },
  { id: 'gateway', label: 'Gateway', shows: ({ is }: Entry) => is === 'frame' },
  { id: 'refused', label: 'Refused', shows: isRefused },
] as const;

interface Props {
  entries: readonly Entry[];
  onClear(): void;
  onClose(): void;
}

const most = 200;

/** What goes between bots and Discord, the newest first, and what was refused and why. */
export function Inspector({ entries, onClear, onClose }: Props) {
  const [tabId, setTabId] = useState<(typeof tabs)[number]['id']>('all');
  const [words, setWords] = useState('');
  const tab = tabs.find(({ id }) => id === tabId)!;
  const wanted = words.trim().toLowerCase();
  const shown = entries.filter((it) => tab.shows(it) && !isHeartbeat(it) && (wanted === '' || has(it, wanted)));
  return (
    <section className="inspector" aria-label="Inspector">
      <header className="inspector-head">
        <h2>Inspector</h2>
        <div className="tabs" role="tablist" aria-label="What to show">
          {tabs.map(({ id, label }) => (
            <button key={id} type="button" role="tab" aria-selected={id === tabId} onClick={() => setTabId(id)}>
              {label}
              {id === 'refused' && <span className="count">{entries.filter(isRefused).length}</span>}
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label="Filter"
          placeholder="Filter"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <IconButton icon={Trash2} label="Clear" onClick={onClear} />
        <IconButton icon={X} label="Close the inspector" onClick={onClose} />
      </header>
      <div className="entries" role="tabpanel" aria-label={tab.label}>
        {shown.length === 0 && (
          <p className="empty">Nothing yet. What bots ask, and what they are told, appears here.</p>
        )}
        {shown
          .slice(-most)
          .reverse()
          .map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
      </div>
    </section>
  );
}

const has = (entry: Entry, words: string): boolean => JSON.stringify(entry).toLowerCase().includes(words);
