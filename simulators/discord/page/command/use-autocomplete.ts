import { useEffect, useState } from 'react';
import { useScene, useStage } from '../model/stage.ts';
import type { Choice } from '../model/types.ts';
import type { Usable } from './usable.ts';

interface Asked {
  usable: Usable;
  channelId: string;
  focused: string;
  options: Record<string, unknown>;
  isWanted: boolean;
}

const quietMs = 150;

export interface Suggested {
  choices: Choice[];
  state: 'none' | 'waiting' | 'answered' | 'failed';
}

/** Asks the bot for choices while one types. */
export function useAutocomplete({ usable, channelId, focused, options, isWanted }: Asked): Suggested {
  const { person } = useStage();
  const [deedId, setDeedId] = useState<string | null>(null);
  const asked = JSON.stringify(options);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const { path: command, application } = usable;
    const ask = () =>
      person
        .autocomplete({
          channel: channelId,
          command,
          application,
          focused,
          options: JSON.parse(asked) as object as never,
        })
        .then(({ id }) => isCurrent && setDeedId(id))
        .catch(() => undefined); // what is typed can be sent all the same
    const timer = setTimeout(ask, quietMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [person, usable, channelId, focused, asked, isWanted]);

  const deed = useScene(({ deeds }) => deeds[deedId ?? '']);
  return { choices: deed?.choices ?? [], state: deed?.state ?? 'none' };
}
