import { useState } from 'react';
import { isCategory, isThread } from '../model/channels.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { useTry } from '../parts/use-try.ts';
import { ChannelPlace } from './channel-place.tsx';
import { ChannelRights } from './channel-rights.tsx';

/** What a channel is called and how it is; a thread is also put away and locked here. */
export function ChannelSettings({ channel: given, onClose }: { channel: Channel; onClose(): void }) {
  const channel = useScene(({ channels }) => channels[given.id] ?? given);
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState(channel.name ?? '');
  const [topic, setTopic] = useState(channel.topic ?? '');
  const [slowmode, setSlowmode] = useState(String(channel.rate_limit_per_user ?? 0));
  const path = `/channels/${channel.id}`;
  const hasTopic = !isThread(channel) && channel.topic !== undefined;
  const hasSlowmode = !isCategory(channel);

  async function save(): Promise<void> {
    const body = {
      name,
      ...(hasTopic && { topic: topic === '' ? null : topic }),
      ...(hasSlowmode && { rate_limit_per_user: Number(slowmode) }),
    };
    if (await attempt(person.administer('PATCH', path, body))) onClose();
  }
  const and = (work: Promise<unknown>) => void attempt(work).then((done) => done && onClose());
  const { archived = false, locked = false } = channel.thread_metadata ?? {};

  return (
    <DialogForm
      title={`Settings of ${channel.name}`}
      deed="Save"
      beside={
        <ConfirmButton
          label="Delete"
          really="Delete it for good"
          onConfirm={() => and(person.administer('DELETE', path))}
        />
      }
      refusal={refusal}
      onSend={save}
      onClose={onClose}
    >
      <Field label="Name" required>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      {hasTopic && (
        <Field label="Topic">
          <textarea rows={2} value={topic} onChange={({ target }) => setTopic(target.value)} />
        </Field>
      )}
      {!isThread(channel) && <ChannelPlace channel={channel} attempt={attempt} />}
      {hasSlowmode && (
        <Field label="Slow mode" hint="Seconds between two messages of one person">
          <input inputMode="numeric" value={slowmode} onChange={({ target }) => setSlowmode(target.value)} />
        </Field>
      )}
      {isThread(channel) ? (
        <div className="profile-deeds">
          <button
            type="button"
            className="button"
            onClick={() => and(person.administer('PATCH', path, { archived: !archived }))}
          >
            {archived ? 'Open again' : 'Archive'}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => and(person.administer('PATCH', path, { locked: !locked }))}
          >
            {locked ? 'Unlock' : 'Lock'}
          </button>
        </div>
      ) : (
        <ChannelRights channel={channel} />
      )}
    </DialogForm>
  );
}
