import { useCallback, useEffect, useRef } from 'react';
import { useScene, useStage } from '../model/stage.ts';
import type { Stretch } from '../model/stretch.ts';
import { pageSize } from '../server/people.ts';

const nothing: Omit<Stretch, 'meanwhile'> = { messages: [], hasOlder: false, hasNewer: false, isFollowed: true };

/** What was said in a channel, a part of it at a time; asked for whenever the page begins to listen. */
export function useMessages(channelId: string) {
  const { store, person, tell, connections } = useStage();
  const stretch = useScene((scene) => scene.said[channelId]);
  const isBusy = useRef(false);

  const load = useCallback(
    async (around?: string): Promise<void> => {
      tell({ kind: 'asked', channelId });
      const messages = await person.messages(channelId, around ? { around } : {});
      const isWhole = messages.length < pageSize;
      const newest = store.scene().latest[channelId];
      const hasNewer = around !== undefined && !isWhole && messages.at(-1)?.id !== newest;
      tell({ kind: 'said', channelId, messages, hasOlder: !isWhole, hasNewer });
    },
    [store, person, tell, channelId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was missed while the line was broken is asked for again
  useEffect(() => {
    const known = store.scene().said[channelId];
    const middle = known?.isFollowed === false ? known.messages[Math.floor(known.messages.length / 2)]?.id : undefined;
    load(middle).catch(() => undefined); // the channel is seen no more, which the list of channels says
  }, [store, channelId, load, connections]);
  useEffect(() => () => tell({ kind: 'left', channelId }), [tell, channelId]);
  useReadWhatIsSeen(channelId, stretch);

  /** `before` is done at the last moment before the page changes. */
  async function loadMore(kind: 'older' | 'newer', before: () => void): Promise<void> {
    const from = stretch?.messages.at(kind === 'older' ? 0 : -1)?.id;
    if (isBusy.current || from === undefined) return;
    isBusy.current = true;
    const page = kind === 'older' ? { before: from } : { after: from };
    const messages = await person.messages(channelId, page).catch(() => null); // it is asked for again by scrolling
    if (messages) {
      before();
      tell({ kind, channelId, messages, isMore: messages.length === pageSize });
    }
    isBusy.current = false;
  }

  return {
    ...(stretch ?? nothing),
    isLoading: !stretch || (stretch.meanwhile !== null && stretch.messages.length === 0),
    load,
    loadOlder: (before: () => void) => loadMore('older', before),
    loadNewer: (before: () => void) => loadMore('newer', before),
    follow: (isFollowed: boolean) => tell({ kind: 'followed', channelId, isFollowed }),
  };
}

/** Whatever comes while one looks at the end is read; what came behind one's back is read on coming back. */
function useReadWhatIsSeen(channelId: string, stretch: Stretch | undefined): void {
  const { tell } = useStage();
  const isFollowed = stretch?.isFollowed ?? false;
  useEffect(() => {
    if (!isFollowed) return;
    const read = () => document.visibilityState === 'visible' && tell({ kind: 'read', channelId });
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [tell, channelId, isFollowed]);
}
