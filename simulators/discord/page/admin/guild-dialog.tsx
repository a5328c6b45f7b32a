import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Refusal } from '../parts/refusal.tsx';
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
    <Dialog title={`Settings of ${guild.name}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="dialog-body">
          <Field label="Name" required>
            <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
          </Field>
        </div>
        <Refusal words={refusal} />
        <footer className="dialog-foot">
          <button type="submit" className="button is-primary">
            Save
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
