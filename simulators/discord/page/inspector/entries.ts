export interface Refusal {
  code: number | string;
  message: string;
  errors?: unknown;
}

export interface SeenRequest {
  is: 'request';
  id: number;
  at: number;
  method: string;
  path: string;
  status: number | null;
  refusal: Refusal | null;
  by?: string | null;
  sent?: string | null;
  answered?: string | null;
}

export interface SeenFrame {
  is: 'frame';
  id: number;
  at: number;
  line: number;
  by: string | null;
  way: 'in' | 'out' | 'closed';
  text: string;
}

export type Entry = SeenRequest | SeenFrame;

export const isRefused = (entry: Entry): boolean =>
  entry.is === 'request' ? entry.status === null || entry.status >= 400 : isUnwanted(entry);

const isUnwanted = ({ way, text }: SeenFrame): boolean => way === 'closed' && /^4\d\d\d/.test(text);

const opNames: Record<number, string> = {
  0: 'Dispatch',
  1: 'Heartbeat',
  2: 'Identify',
  3: 'Presence update',
  4: 'Voice state update',
  6: 'Resume',
  7: 'Reconnect',
  8: 'Request members',
  9: 'Invalid session',
  10: 'Hello',
  11: 'Heartbeat ACK',
};

/** What a frame is called. */
export function titleOf({ way, text }: SeenFrame): string {
  if (way === 'closed') return `Closed: ${text}`;
  const [, op] = /"op":\s*(\d+)/.exec(text) ?? [];
  const [, event] = /"t":\s*"(\w+)"/.exec(text.slice(0, 200)) ?? [];
  return event ?? opNames[Number(op)] ?? 'A frame';
}

const haystacks = new WeakMap<Entry, string>();

/** Whether the words, in small letters, stand somewhere in it. */
export function hasWords(entry: Entry, words: string): boolean {
  const known = haystacks.get(entry) ?? JSON.stringify(entry).toLowerCase();
  haystacks.set(entry, known);
  return known.includes(words);
}

export const isHeartbeat = (entry: Entry): boolean => entry.is === 'frame' && /^\{"op":\s*(?:1|11)\b/.test(entry.text);

/** As it is read best, where it is JSON. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
