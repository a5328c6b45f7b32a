import { Eye } from 'lucide-react';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';

/** An answer that nobody else is shown. */
export function OnlyForYou({ message }: { message: Message }) {
  const { person, attempt } = useStage();
  const dismiss = () => attempt(person.delete({ channel: message.channel_id, message: message.id }));
  return (
    <p className="only-for-you">
      <Eye size={14} aria-hidden="true" />
      Only you can see this
      <button type="button" className="link-button" onClick={dismiss}>
        Dismiss message
      </button>
    </p>
  );
}
