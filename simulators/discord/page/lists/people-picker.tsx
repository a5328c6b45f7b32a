import { type ReactNode, useEffect, useState } from 'react';
import type { User } from '../model/types.ts';
import { peopleLike } from '../server/people.ts';

const most = 50;
const quietMs = 120;

interface Props {
  className: string;
  /** Asked for again when this changes. */
  times?: unknown;
  children(user: User): ReactNode;
}

/** Everybody who is here, to be looked for by name where they are many. */
export function PeoplePicker({ className, times, children }: Props) {
  const [words, setWords] = useState('');
  const [people, setPeople] = useState<User[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, the answer may be another one
  useEffect(() => {
    let isWanted = true;
    const ask = () =>
      peopleLike(words, most)
        .then((found) => isWanted && setPeople(found))
        .catch(() => undefined); // the page says that the line is broken
    const timer = setTimeout(ask, words === '' ? 0 : quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words, times]);
  const areMany = words !== '' || (people?.length ?? 0) > 8;
  return (
    <>
      {areMany && (
        <input
          type="search"
          aria-label="Search a person"
          placeholder="Search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className={className}>{people?.map(children)}</div>
      {people?.length === 0 && <p className="empty">Nobody is called so.</p>}
      {people?.length === most && <p className="empty">{`The first ${most}: search for others.`}</p>}
    </>
  );
}
