import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import type { Option } from './option.ts';
import { OptionList, optionId } from './option-list.tsx';
import { useListKeys } from './use-list-keys.ts';

interface Props {
  label: string;
  text: string;
  options: readonly Option[];
  onText(text: string): void;
  onPick(option: Option): void;
  /** Keys that the list does not need. */
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void;
  placeholder?: string;
  empty?: string;
  required?: boolean;
  isInvalid?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A field with a list below it that follows what is typed. */
export function Combobox(props: Props) {
  const { label, text, options, onText, onPick, onKeyDown, placeholder, empty, required, isInvalid, inputRef } = props;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);

  function pick(place: number): void {
    const option = options[place];
    if (!option) return;
    onPick(option);
    setOpen(false);
  }

  const { active, setActive, handle } = useListKeys({
    count: options.length,
    onPick: pick,
    onClose: () => setOpen(false),
    tabPicks: true,
  });

  return (
    <div className="combobox">
      <input
        ref={inputRef}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options.length > 0 ? optionId(listId, active) : undefined}
        aria-required={required}
        aria-invalid={isInvalid}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          onText(target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (isOpen && handle(event)) return;
          if (event.key === 'ArrowDown') setOpen(true);
          onKeyDown?.(event);
        }}
      />
      {isOpen && (
        <OptionList
          {...{ id: listId, label, options, active, onPick: pick, onActive: setActive }}
          {...(empty && { empty })}
        />
      )}
    </div>
  );
}
