/** Asks once, and gives the same answer to all who come within the time (milliseconds); a failure is not remembered. */
export function remembered<Answer>(forMs: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let known: { answer: Promise<Answer>; until: number } | null = null;
  return () => {
    if (known && Date.now() < known.until) return known.answer;
    const answer = ask();
    const current = { answer, until: Date.now() + forMs };
    known = current;
    answer.catch(() => {
      if (known === current) known = null;
    });
    return answer;
  };
}
