import type { Frame } from '../server/socket.ts';

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

const kept = 600;

/** What was seen lately, newest last; a new line to the simulator begins anew. */
export function withFrame(entries: readonly Entry[], { t, d }: Frame, id: number): readonly Entry[] {
  const entry = { ...(d as object), is: t === 'REQUEST' ? 'request' : 'frame', id } as Entry;
  return [...entries.slice(-kept), entry];
}

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

export const isHeartbeat = (entry: Entry): boolean => entry.is === 'frame' && /^\{"op":\s*(?:1|11)\b/.test(entry.text);

/** As it is read best, where it is JSON. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
