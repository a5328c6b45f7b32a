import { useEffect, useState } from 'react';
import { House } from './house.tsx';
import { readAddress, writeAddress } from './model/address.ts';
import { userName } from './model/names.ts';
import type { User } from './model/types.ts';
import { Avatar } from './parts/avatar.tsx';
import { everybody } from './server/people.ts';

/** First, who one is; then everything else, as that person sees it. */
export function App() {
  const [people, setPeople] = useState<User[] | null>(null);
  const [userId, setUserId] = useState(readAddress().userId);
  const [failure, setFailure] = useState<string | null>(null);
  const me = people?.find(({ id }) => id === userId) ?? null;

  useEffect(() => {
    everybody()
      .then(setPeople)
      .catch((error: Error) => setFailure(error.message));
  }, []);

  async function become(id: string): Promise<void> {
    writeAddress({ ...readAddress(), userId: id });
    if (!people?.some((it) => it.id === id)) setPeople(await everybody());
    setUserId(id);
  }

  if (failure) return <p className="failure is-whole">{failure}</p>;
  if (!people) return <p className="loading">Loading…</p>;
  return me ? <House key={me.id} me={me} onSwitch={become} /> : <Welcome people={people} onPick={become} />;
}

const Welcome = ({ people, onPick }: { people: readonly User[]; onPick(id: string): void }) => (
  <main className="welcome">
    <h1>Who are you?</h1>
    <p>This is a simulated Discord. You can be anybody here, and somebody else in another window.</p>
    <div className="welcome-people">
      {people.map((user) => (
        <button key={user.id} type="button" onClick={() => onPick(user.id)}>
          <Avatar user={user} size={64} />
          <strong>{userName(user)}</strong>
          <span className="muted">{user.username}</span>
        </button>
      ))}
    </div>
  </main>
);
