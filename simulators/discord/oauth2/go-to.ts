import type { Answer } from '../http/answer.ts';

export const goTo = (location: string, headers: Record<string, string> = {}): Answer => ({
  status: 303,
  headers: { ...headers, location, 'cache-control': 'no-store' },
});
