import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Source } from './option.ts';
import { OptionList, optionId } from './option-list.tsx';
import { useListKeys } from './use-list-keys.ts';

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

function PickerPanel({ label, from, chosen, isMany, onToggle, onDone }: PanelProps) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const found = from.find(words);
  const pick = (place: number) => {
    const option = found[place];
    if (option) onToggle(option.value);
  };
  const { active, setActive, handle } = useListKeys({ count: found.length, onPick: pick, onClose: onDone });
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="picker-panel">
      <input
        ref={field}
        className="picker-search"
        role="combobox"
        aria-label={`Search in ${label}`}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(listId, active) : undefined}
        placeholder="Search"
        autoComplete="off"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(0);
        }}
        onKeyDown={handle}
      />
      <OptionList {...{ id: listId, label, options: found, active, chosen, onPick: pick, onActive: setActive }} />
      {isMany && (
        <button type="button" className="button is-primary picker-done" onClick={onDone}>
          Done
        </button>
      )}
    </div>
  );
}
