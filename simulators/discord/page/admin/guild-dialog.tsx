import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { useTry } from '../parts/use-try.ts';

/** What a guild is called. */
export function GuildDialog({ guild, onClose }: { guild: Guild; onClose(): void }) {
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState(guild.name);

  async function save(): Promise<void> {
    if (await attempt(person.administer('PATCH', `/guilds/${guild.id}`, { name }))) onClose();
  }

  return (
    <DialogForm
      title={`Settings of ${guild.name}`}
      deed="Save"
      beside={null}
      refusal={refusal}
      onSend={save}
      onClose={onClose}
    >
      <Field label="Name" required>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
    </DialogForm>
  );
}
