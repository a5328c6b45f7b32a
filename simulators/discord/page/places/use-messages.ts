import { useEffect, useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';

const page = 50;
const none: readonly Message[] = [];

/** What was said in a channel; asked for whenever the page begins to listen. */
export function useMessages(channelId: string) {
  const { scene, person, tell, connections } = useStage();
  const [isLoading, setLoading] = useState(true);
  const [mayBeMore, setMayBeMore] = useState(false);
  const messages = scene.messages[channelId];

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was missed while the line was broken is asked for again
  useEffect(() => {
    let isWanted = true;
    person
      .messages(channelId)
      .then((latest) => {
        if (!isWanted) return;
        tell({ kind: 'messages', channelId, messages: latest, areOlder: false });
        setMayBeMore(latest.length === page);
      })
      .catch(() => undefined) // the channel is seen no more, which the list of channels says
      .finally(() => isWanted && setLoading(false));
    return () => {
      isWanted = false;
    };
  }, [person, channelId, tell, connections]);

  const last = messages?.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes while one looks is read
  useEffect(() => {
    if (scene.unread.includes(channelId)) tell({ kind: 'read', channelId });
  }, [channelId, last, scene.unread, tell]);

  async function loadOlder(): Promise<void> {
    const [first] = messages ?? [];
    if (!first) return;
    setLoading(true);
    const older = await person.messages(channelId, first.id).catch(() => []);
    tell({ kind: 'messages', channelId, messages: older, areOlder: true });
    setMayBeMore(older.length === page);
    setLoading(false);
  }

  return { messages: messages ?? none, isLoading, mayBeMore, loadOlder };
}
