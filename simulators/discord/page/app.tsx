import { useEffect, useState } from 'react';
import { House } from './house.tsx';
import { PeoplePicker } from './lists/people-picker.tsx';
import { readAddress, writeAddress } from './model/address.ts';
import { userName } from './model/names.ts';
import type { User } from './model/types.ts';
import { Avatar } from './parts/avatar.tsx';
import { Refused } from './server/call.ts';
import { personOf } from './server/people.ts';

/** First, who one is; then everything else, as that person sees it. */
export function App() {
  const [userId, setUserId] = useState(readAddress().userId);
  /** Null: nobody, as far as is known. */
  const [me, setMe] = useState<User | null>(null);
  const [isLooking, setLooking] = useState(userId !== null);

  useEffect(() => {
    if (userId === null) return;
    let isWanted = true;
    setLooking(true);
    lookFor(userId)
      .then((user) => isWanted && setMe(user))
      .finally(() => isWanted && setLooking(false));
    return () => {
      isWanted = false;
    };
  }, [userId]);

  function become(id: string): void {
    writeAddress({ ...readAddress(), userId: id });
    setUserId(id);
  }

  if (me) return <House key={me.id} me={me} onSwitch={become} />;
  return isLooking ? <p className="loading">Loading…</p> : <Welcome onPick={become} />;
}

/** Whoever is not there, is nobody. */
const lookFor = (userId: string): Promise<User | null> =>
  personOf(userId)
    .self()
    .catch((error: unknown) => {
      if (error instanceof Refused) return null;
      throw error;
    });

const Welcome = ({ onPick }: { onPick(id: string): void }) => (
  <main className="welcome">
    <h1>Who are you?</h1>
    <p>This is a simulated Discord. You can be anybody here, and somebody else in another window.</p>
    <PeoplePicker className="welcome-people">
      {(user) => (
        <button key={user.id} type="button" onClick={() => onPick(user.id)}>
          <Avatar user={user} size={64} />
          <strong>{userName(user)}</strong>
          <span className="muted">{user.username}</span>
        </button>
      )}
    </PeoplePicker>
  </main>
);
