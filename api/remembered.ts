/** Asks once, and gives the same answer to all who come within the time (milliseconds); a failure is not remembered. */
export function remembered<Answer>(forMs: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  const answerTo = rememberedBy(forMs, ask);
  return () => answerTo('');
}

/** The same, for each of those that are asked about. */
export function rememberedBy<Answer>(
  forMs: number,
  ask: (about: string) => Promise<Answer>,
): ((about: string) => Promise<Answer>) & { forget(about: string): void } {
  const known = new Map<string, { answer: Promise<Answer>; until: number }>();
  const answerTo = (about: string) => {
    const now = Date.now();
    for (const [old, { until }] of known) if (until <= now) known.delete(old);
    const remembered = known.get(about);
    if (remembered) return remembered.answer;
    const current = { answer: ask(about), until: now + forMs };
    known.set(about, current);
    current.answer.catch(() => {
      if (known.get(about) === current) known.delete(about);
    });
    return current.answer;
  };
  return Object.assign(answerTo, { forget: (about: string) => void known.delete(about) });
}
