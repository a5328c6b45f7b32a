import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { roleColour } from '../model/names.ts';
import type { Option } from './option.ts';

interface Props {
  id: string;
  label: string;
  options: readonly Option[];
  active: number;
  chosen?: readonly string[];
  onPick(place: number): void;
  onActive(place: number): void;
  /** Said where there is nothing to pick. */
  empty?: string;
}

export const optionId = (listId: string, place: number): string => `${listId}-${place}`;

/** A list to pick from; the keys are heard by the field that it belongs to. */
export function OptionList({ id, label, options, active, chosen, onPick, onActive, empty = 'Nothing found' }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (options.length === 0) {
    return (
      <p id={id} className="option-list option-empty" role="status">
        {empty}
      </p>
    );
  }
  return (
    <div ref={list} id={id} className="option-list" role="listbox" aria-label={label} aria-multiselectable={!!chosen}>
      {options.map((option, place) => (
        <div
          key={option.value}
          id={optionId(id, place)}
          className={place === active ? 'option is-active' : 'option'}
          role="option"
          tabIndex={-1}
          aria-selected={chosen ? chosen.includes(option.value) : place === active}
          onMouseMove={() => place !== active && onActive(place)}
          onMouseDown={(event) => {
            event.preventDefault(); // the focus stays in the field
            onPick(place);
          }}
        >
          {option.sign && <span className="option-sign">{option.sign}</span>}
          <span className="option-label" style={roleColour(option.colour)}>
            {option.label}
          </span>
          {option.detail && <span className="option-detail">{option.detail}</span>}
          {chosen?.includes(option.value) && <Check size={16} aria-hidden="true" />}
        </div>
      ))}
    </div>
  );
}
