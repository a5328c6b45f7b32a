import { useEffect, useId, useRef, useState } from 'react';
import type { Option } from './option.ts';
import { OptionList, optionId } from './option-list.tsx';
import { useListKeys } from './use-list-keys.ts';

interface Props<Found extends Option> {
  /** Of the field, and of the list below it. */
  labels: { field: string; list: string };
  placeholder: string;
  className?: string;
  find(words: string): readonly Found[];
  chosen?: readonly string[];
  onPick(found: Found): void;
  onClose(): void;
}

/** A field to type into, and below it what is found, gone through by the arrow keys. */
export function SearchField<Found extends Option>({
  labels,
  placeholder,
  className,
  find,
  chosen,
  onPick,
  onClose,
}: Props<Found>) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const found = find(words);
  const pick = (place: number) => {
    const option = found[place];
    if (option) onPick(option);
  };
  const { active, setActive, handle } = useListKeys({ count: found.length, onPick: pick, onClose });
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <input
        ref={field}
        className={className}
        role="combobox"
        aria-label={labels.field}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(listId, active) : undefined}
        placeholder={placeholder}
        autoComplete="off"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(0);
        }}
        onKeyDown={handle}
      />
      <OptionList
        {...{ id: listId, label: labels.list, options: found, active, onPick: pick, onActive: setActive }}
        {...(chosen && { chosen })}
      />
    </>
  );
}
