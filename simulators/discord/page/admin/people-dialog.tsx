import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { PeoplePicker } from '../lists/people-picker.tsx';
import { userName } from '../model/names.ts';
import { useScene } from '../model/stage.ts';
import type { Guild, User } from '../model/types.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { newcomer, personOf } from '../server/people.ts';

/** New people, and those who are not in the guild yet. */
export function PeopleDialog({ guild, onClose }: { guild: Guild; onClose(): void }) {
  const members = useScene((scene) => scene.members[guild.id]);
  const { refusal, attempt } = useTry();
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');

  async function join(user: User): Promise<void> {
    await attempt(personOf(user.id).join({ guild: guild.id }));
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
        <h3>Everybody</h3>
        <PeoplePicker className="people-list" times={members}>
          {(user) => (
            <div key={user.id} className="people-row">
              <Avatar user={user} size={28} />
              <span>{userName(user)}</span>
              {members?.[user.id] ? (
                <span className="muted">is a member</span>
              ) : (
                <button type="button" className="button" onClick={() => join(user)}>
                  Let them join
                </button>
              )}
            </div>
          )}
        </PeoplePicker>
      </form>
    </Dialog>
  );
}
