import { useCallback, useState } from 'react';
import { Refused } from '../server/call.ts';

/** Does something that may be refused, and keeps the words with which it was, to be shown where it was asked. */
export function useTry() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const attempt = useCallback(async <Answer>(work: Promise<Answer>): Promise<{ answer: Answer } | null> => {
    setRefusal(null);
    try {
      return { answer: await work };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error.message);
      return null;
    }
  }, []);
  return { refusal, attempt };
}
