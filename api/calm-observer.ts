import type { HostObserver } from '../domain/hosting.ts';

const longestLog = 500;

/** Whoever asks again within a moment gets the same answer, so that open pages do not use up a panel's calls. */
export function calmObserver(observer: HostObserver, forMs: number): HostObserver {
  const observe = remembering(observer.observe, forMs);
  const logs = remembering((orderId) => observer.logs(orderId, longestLog), forMs);
  const { preflight } = observer;
  return { preflight, observe, logs: async (orderId, lines) => (await logs(orderId)).slice(-lines) };
}

function remembering<Answer>(ask: (orderId: string) => Promise<Answer>, forMs: number) {
  const answers = new Map<string, Promise<Answer>>();
  const forget = (orderId: string) => void setTimeout(() => answers.delete(orderId), forMs).unref();

  return (orderId: string): Promise<Answer> => {
    const known = answers.get(orderId);
    if (known) return known;
    const answer = ask(orderId).finally(() => forget(orderId));
    answers.set(orderId, answer);
    return answer;
  };
}
