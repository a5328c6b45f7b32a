import { Plus, SendHorizontal, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStage } from '../model/stage.ts';
import { Required } from '../parts/field.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { blank, type Filled, isAmiss, valuesOf } from './filled.ts';
import { OptionField } from './option-field.tsx';
import type { Usable } from './usable.ts';
import { useSend } from './use-send.ts';

interface Props {
  usable: Usable;
  channelId: string;
  onClose(): void;
}

/** A command with a field for each of its options; what need not be given is taken in on demand. */
export function CommandForm({ usable, channelId, onClose }: Props) {
  const { complain } = useStage();
  const { slash } = useSend();
  const form = useRef<HTMLFormElement>(null);
  const [filled, setFilled] = useState<Record<string, Filled>>({});
  const [added, setAdded] = useState<string[]>([]);
  const [isTried, setTried] = useState(false);
  const shown = usable.options.filter(({ name, required }) => required || added.includes(name));
  const hidden = usable.options.filter((option) => !shown.includes(option));
  const at = (name: string) => filled[name] ?? blank;

  // Whenever another field has come, it is the next to fill in.
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('.command-options input');
    (added.length > 0 ? fields?.[fields.length - 1] : (fields?.[0] ?? form.current))?.focus();
  }, [added.length]);

  async function send(): Promise<void> {
    setTried(true);
    const amiss = shown.find((option) => isAmiss(option, at(option.name)));
    if (amiss)
      return complain(`"${amiss.name}" ${at(amiss.name).text ? 'is not what is asked for' : 'must be given'}.`);
    if (await slash(usable, channelId, valuesOf(filled))) onClose();
  }

  function hear(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' || (event.key === 'Backspace' && shown.length === 0)) onClose();
  }

  return (
    <form
      ref={form}
      className="command-form"
      tabIndex={-1}
      aria-label={`Command /${usable.path}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => event.target === form.current && hear(event)}
    >
      <header className="command-head">
        <strong>/{usable.path}</strong>
        <span>{usable.description}</span>
        <IconButton icon={X} label="Leave the command" onClick={onClose} />
      </header>
      <div className="command-options">
        {shown.map((option) => (
          <div key={option.name} className="command-option">
            <span className="command-option-name">
              {option.name}
              {option.required && <Required />}
            </span>
            <OptionField
              {...{ usable, channelId, option, filled: at(option.name), values: valuesOf(filled), onKeyDown: hear }}
              isInvalid={isTried && isAmiss(option, at(option.name))}
              onChange={(next) => setFilled((before) => ({ ...before, [option.name]: next }))}
            />
          </div>
        ))}
      </div>
      <footer className="command-foot">
        {hidden.map(({ name, description }) => (
          <button
            key={name}
            type="button"
            className="chip"
            title={description}
            onClick={() => setAdded((before) => [...before, name])}
          >
            <Plus size={14} aria-hidden="true" />
            {name}
          </button>
        ))}
        <button type="submit" className="button is-primary command-send">
          <SendHorizontal size={16} aria-hidden="true" />
          Send
        </button>
      </footer>
    </form>
  );
}
