import type { Message } from './types.ts';

/** A part of what was said in a channel, without gaps, oldest first. */
export interface Stretch {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** Whether whoever looks stands at its end: what comes there pushes out the oldest. */
  isFollowed: boolean;
  /** What was told since the messages were asked for, of which the answer may not know; null: nothing is asked for. */
  meanwhile: readonly News[] | null;
}

/** What is told of a channel's messages. */
export type News =
  | { t: 'MESSAGE_CREATE'; d: Message }
  | { t: 'MESSAGE_UPDATE'; d: Message }
  | { t: 'MESSAGE_DELETE'; d: { id: string } }
  | { t: 'MESSAGE_DELETE_BULK'; d: { ids: readonly string[] } };

/** As many as are kept: however much is said, the page stays as it is. */
const most = 200;

const nothing: Stretch = { messages: [], hasOlder: false, hasNewer: false, isFollowed: true, meanwhile: null };

export const asked = (stretch: Stretch = nothing): Stretch => ({ ...stretch, meanwhile: [] });

/** What was asked for is there; what was told meanwhile happened after it. */
export function answered(
  before: Stretch | undefined,
  answer: Pick<Stretch, 'messages' | 'hasOlder' | 'hasNewer'>,
): Stretch {
  const stretch: Stretch = { ...answer, isFollowed: !answer.hasNewer, meanwhile: null };
  return (before?.meanwhile ?? []).reduce(told, stretch);
}

export function told(stretch: Stretch, news: News): Stretch {
  const next = changedBy(stretch, news);
  return stretch.meanwhile === null ? next : { ...next, meanwhile: [...stretch.meanwhile, news] };
}

function changedBy(stretch: Stretch, news: News): Stretch {
  if (news.t === 'MESSAGE_CREATE') return withNew(stretch, news.d);
  if (news.t === 'MESSAGE_UPDATE') return withChanged(stretch, news.d.id, () => news.d);
  const gone = news.t === 'MESSAGE_DELETE' ? [news.d.id] : news.d.ids;
  return { ...stretch, messages: stretch.messages.filter(({ id }) => !gone.includes(id)) };
}

/** Whoever reads what is older is not disturbed, and goes on to it later. */
function withNew(stretch: Stretch, message: Message): Stretch {
  const { messages, hasNewer, isFollowed } = stretch;
  if (hasNewer || messages.some(({ id }) => id === message.id)) return stretch;
  if (messages.length < most) return { ...stretch, messages: [...messages, message] };
  if (!isFollowed) return { ...stretch, hasNewer: true };
  return { ...stretch, messages: [...messages.slice(1 - most), message], hasOlder: true };
}

export const withChanged = (stretch: Stretch, id: string, change: (message: Message) => Message): Stretch =>
  stretch.messages.some((it) => it.id === id)
    ? { ...stretch, messages: stretch.messages.map((it) => (it.id === id ? change(it) : it)) }
    : stretch;

export function withOlder(stretch: Stretch, older: readonly Message[], hasOlder: boolean): Stretch {
  const all = [...older, ...stretch.messages];
  const isTooLong = all.length > most;
  const hasNewer = stretch.hasNewer || isTooLong;
  return { ...stretch, messages: all.slice(0, most), hasOlder, hasNewer, isFollowed: stretch.isFollowed && !isTooLong };
}

export function withNewer(stretch: Stretch, newer: readonly Message[], hasNewer: boolean): Stretch {
  const all = [...stretch.messages, ...newer];
  return { ...stretch, messages: all.slice(-most), hasOlder: stretch.hasOlder || all.length > most, hasNewer };
}
