import { useLayoutEffect, useRef, useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { focusOn } from '../parts/focus-on.ts';

/** The words of one's own message, to be written anew. */
export function EditMessage({ message, onClose }: { message: Message; onClose(): void }) {
  const { person, attempt } = useStage();
  const [content, setContent] = useState(message.content);
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    return () => focusOn(null);
  }, []);

  async function save(): Promise<void> {
    const done = await attempt(person.rewrite({ channel: message.channel_id, message: message.id, content }));
    if (done) onClose();
  }

  return (
    <div className="edit-message">
      <textarea
        ref={field}
        aria-label="Edit the message"
        rows={Math.min(content.split('\n').length, 8)}
        value={content}
        onChange={({ target }) => setContent(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          void save();
        }}
      />
      <p className="edit-hint">
        Escape to
        <button type="button" className="link-button" onClick={onClose}>
          cancel
        </button>
        • Enter to
        <button type="button" className="link-button" onClick={save}>
          save
        </button>
      </p>
    </div>
  );
}
