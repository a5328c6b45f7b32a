import { ChannelType as Type } from 'discord-api-types/v10';
import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { useTry } from '../parts/use-try.ts';

interface Props {
  channel: Channel;
  /** The one that it begins with; null: with none. */
  message: Message | null;
  onClose(): void;
}

/** A thread, of its own or below a message. */
export function NewThread({ channel, message, onClose }: Props) {
  const { person, go, reload } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState(message?.content.slice(0, 40) ?? '');
  const [isPrivate, setPrivate] = useState(false);

  async function create(): Promise<void> {
    const type = isPrivate ? Type.PrivateThread : Type.PublicThread;
    const asked = { channel: channel.id, name, ...(message ? { on: message.id } : { type }) };
    const made = await attempt(person.thread(asked));
    if (!made) return;
    await reload('channels');
    onClose();
    go({ guildId: channel.guild_id ?? null, channelId: made.answer.channel });
  }

  return (
    <DialogForm title="New thread" deed="Create" refusal={refusal} onSend={create} onClose={onClose}>
      <Field label="Name" required>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      {!message && (
        <label className="choice-box">
          <input type="checkbox" checked={isPrivate} onChange={({ target }) => setPrivate(target.checked)} />
          <span>Private: only who is invited, and moderators, see it</span>
        </label>
      )}
    </DialogForm>
  );
}
