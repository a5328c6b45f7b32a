import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Guild, User } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { listed } from '../parts/option.ts';
import { Picker } from '../parts/picker.tsx';
import { useTry } from '../parts/use-try.ts';
import { requestFor, type Sentence } from './sentences.ts';

interface Props {
  sentence: Sentence;
  guild: Guild;
  user: User;
  onClose(): void;
}

/** Asks for how long and why, and does it; the reason stands in the audit log. */
export function SentenceDialog({ sentence, guild, user, onClose }: Props) {
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const { title, deed, choice } = sentence;
  const [seconds, setSeconds] = useState(choice?.options[0]?.value ?? '0');
  const [reason, setReason] = useState('');

  async function carryOut(): Promise<void> {
    const { method, path, body } = requestFor(sentence, { guildId: guild.id, userId: user.id }, Number(seconds));
    if (await attempt(person.administer(method, path, body, reason.trim() || null))) onClose();
  }

  return (
    <DialogForm
      title={`${title} ${useName(user)}`}
      deed={deed}
      look="is-danger"
      refusal={refusal}
      onSend={carryOut}
      onClose={onClose}
    >
      {choice && (
        <div className="field">
          <span className="field-label">{choice.label}</span>
          <Picker
            label={choice.label}
            placeholder=""
            from={listed(choice.options)}
            chosen={[seconds]}
            onChoose={([it]) => it && setSeconds(it)}
          />
        </div>
      )}
      <Field label="Reason">
        <input maxLength={512} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </DialogForm>
  );
}
