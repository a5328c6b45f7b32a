import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { userName } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Guild, User } from '../model/types.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { newcomer, personOf } from '../server/people.ts';

/** New people, and those who are not in the guild yet. */
export function PeopleDialog({ guild, onClose }: { guild: Guild; onClose(): void }) {
  const { scene, reload } = useStage();
  const { refusal, attempt } = useTry();
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const outside = scene.people.filter(({ id }) => !scene.members[guild.id]?.[id]);

  async function join(user: User): Promise<void> {
    await attempt(personOf(user.id).join({ guild: guild.id }));
    await reload();
  }

  async function create(): Promise<void> {
    const made = await attempt(newcomer({ username, globalName: name === '' ? null : name }));
    if (!made) return;
    setUsername('');
    setName('');
    await join(made.answer);
  }

  return (
    <Dialog title={`People of ${guild.name}`} onClose={onClose}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label="User name" hint="Small letters, digits, _ and ." required>
          <input required value={username} onChange={({ target }) => setUsername(target.value)} />
        </Field>
        <Field label="Shown as">
          <input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <button type="submit" className="button is-primary">
          <UserPlus size={16} aria-hidden="true" />
          Create, and let them join
        </button>
        <Refusal words={refusal} />
        {outside.length > 0 && <h3>Not in this server</h3>}
        {outside.map((user) => (
          <div key={user.id} className="people-row">
            <Avatar user={user} size={28} />
            <span>{userName(user)}</span>
            <button type="button" className="button" onClick={() => join(user)}>
              Let them join
            </button>
          </div>
        ))}
      </form>
    </Dialog>
  );
}
