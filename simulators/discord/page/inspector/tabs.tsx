import { type Entry, isRefused } from './entries.ts';

export interface Tab {
  label: string;
  shows(entry: Entry): boolean;
}

export const tabs = [
  { label: 'All', shows: () => true },
  { label: 'Requests', shows: ({ is }) => is === 'request' },
  { label: 'Gateway', shows: ({ is }) => is === 'frame' },
  { label: 'Refused', shows: isRefused },
] as const satisfies readonly Tab[];

interface Props {
  tab: Tab;
  /** How many were. */
  refused: number;
  onTab(tab: Tab): void;
}

/** What to show of all that goes by. */
export const Tabs = ({ tab: open, refused, onTab }: Props) => (
  <div className="tabs" role="tablist" aria-label="What to show">
    {tabs.map((tab) => (
      <button key={tab.label} type="button" role="tab" aria-selected={tab === open} onClick={() => onTab(tab)}>
        {tab.label}
        {tab.label === 'Refused' && <span className="count">{refused}</span>}
      </button>
    ))}
  </div>
);
