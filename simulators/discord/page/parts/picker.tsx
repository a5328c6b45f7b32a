import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Source } from './option.ts';
import { SearchField } from './search-field.tsx';

interface Props {
  label: string;
  placeholder: string;
  from: Source;
  chosen: readonly string[];
  min?: number;
  max?: number;
  isDisabled?: boolean;
  onChoose(values: string[]): void;
}

/** One or several of a list. Of several, the choice counts once the list is closed. */
export function Picker({ label, placeholder, from, chosen, min = 1, max = 1, isDisabled = false, onChoose }: Props) {
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = draft !== null;

  function close(values: readonly string[] | null = draft): void {
    const isChanged = values !== null && [...values].sort().join() !== [...chosen].sort().join();
    setDraft(null);
    if (values && isChanged && values.length >= min) onChoose([...values]);
  }

  function toggle(value: string): void {
    const has = draft?.includes(value) ?? false;
    if (max === 1) {
      button.current?.focus();
      close(has && min === 0 ? [] : [value]);
    } else if (has || (draft?.length ?? 0) < max) {
      setDraft((before) => (has ? before!.filter((it) => it !== value) : [...before!, value]));
    }
  }

  const shown = chosen.map((value) => from.get(value)?.label ?? value);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is no control, and only sees the focus leave
    <div
      className="picker"
      ref={root}
      onBlur={({ relatedTarget }) => isOpen && !root.current?.contains(relatedTarget) && close()}
    >
      <button
        ref={button}
        type="button"
        className="picker-button"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-label={`${label}: ${shown.join(', ') || placeholder}`}
        disabled={isDisabled}
        onClick={() => (isOpen ? close() : setDraft(chosen))}
      >
        <span className={shown.length > 0 ? 'picker-chosen' : 'picker-placeholder'}>
          {shown.join(', ') || placeholder}
        </span>
        <ChevronDown size={18} aria-hidden="true" />
      </button>
      {isOpen && (
        <PickerPanel
          {...{ label, from, chosen: draft, isMany: max > 1 }}
          onToggle={toggle}
          onDone={() => {
            button.current?.focus();
            close();
          }}
        />
      )}
    </div>
  );
}

interface PanelProps {
  label: string;
  from: Source;
  chosen: readonly string[];
  isMany: boolean;
  onToggle(value: string): void;
  onDone(): void;
}

const PickerPanel = ({ label, from, chosen, isMany, onToggle, onDone }: PanelProps) => (
  <div className="picker-panel">
    <SearchField
      labels={{ field: `Search in ${label}`, list: label }}
      placeholder="Search"
      className="picker-search"
      find={from.find}
      chosen={chosen}
      onPick={({ value }) => onToggle(value)}
      onClose={onDone}
    />
    {isMany && (
      <button type="button" className="button is-primary picker-done" onClick={onDone}>
        Done
      </button>
    )}
  </div>
);
