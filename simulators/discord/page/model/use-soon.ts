import { useCallback, useEffect, useRef } from 'react';

/** Does something once in a while, however often it is called for; what cannot be asked for now will be asked for again. */
export function useSoon(ms: number, work: () => void | Promise<void>): () => void {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void Promise.resolve(latest.current()).catch(() => undefined);
    }, ms);
  }, [ms]);
}
