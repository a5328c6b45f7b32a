import { useEffect, useState } from 'react';
import { nameIn, userBy } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';

/** Who else is writing. */
export function TypingLine({ channelId }: { channelId: string }) {
  const { store, guild, me } = useStage();
  const typing = useScene((scene) => scene.typing[channelId]);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const names = Object.entries(typing ?? {})
    .filter(([id, until]) => id !== me.id && until > now)
    .map(([id]) => userBy(store.scene(), guild?.id ?? null, id))
    .flatMap((user) => (user ? [nameIn(store.scene(), guild?.id ?? null, user)] : []));
  return (
    <p className="typing-line" role="status">
      {names.length > 3 && 'Several people are typing…'}
      {names.length > 0 && names.length <= 3 && <Writers names={names} />}
    </p>
  );
}

/** A name that is written from right to left turns nothing but itself around. */
const Writers = ({ names }: { names: readonly string[] }) => (
  <span>
    <bdi>{new Intl.ListFormat('en', { type: 'conjunction' }).format(names)}</bdi>
    {names.length === 1 ? ' is typing…' : ' are typing…'}
  </span>
);
