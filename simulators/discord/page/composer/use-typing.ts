import { useRef } from 'react';
import { useStage } from '../model/stage.ts';

const everyMs = 8_000;

/** Tells others that one writes, and not at every key. */
export function useTyping(channelId: string): () => void {
  const { person } = useStage();
  const last = useRef({ channelId, at: 0 });
  return () => {
    const isFresh = last.current.channelId === channelId && Date.now() - last.current.at < everyMs;
    if (isFresh) return;
    last.current = { channelId, at: Date.now() };
    person.type({ channel: channelId }).catch(() => undefined); // a courtesy
  };
}
