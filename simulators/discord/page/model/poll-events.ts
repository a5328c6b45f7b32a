import { changeMessage } from './message-events.ts';
import type { Change } from './reduce.ts';
import type { Scene } from './scene.ts';
import type { Message } from './types.ts';

interface Vote {
  channel_id: string;
  message_id: string;
  answer_id: number;
  user_id: string;
}

const change =
  (by: 1 | -1) =>
  (scene: Scene, { channel_id, message_id, answer_id, user_id }: Vote): Scene =>
    changeMessage(scene, channel_id, message_id, (message) => counted(message, answer_id, by, user_id === scene.meId));

function counted(message: Message, answer: number, by: 1 | -1, isMine: boolean): Message {
  const { poll } = message;
  if (!poll?.results) return message;
  const answer_counts = poll.results.answer_counts.map((it) =>
    it.id === answer ? { ...it, count: it.count + by, me_voted: isMine ? by === 1 : it.me_voted } : it,
  );
  return { ...message, poll: { ...poll, results: { ...poll.results, answer_counts } } };
}

export const pollEvents: Record<string, Change> = {
  MESSAGE_POLL_VOTE_ADD: change(1),
  MESSAGE_POLL_VOTE_REMOVE: change(-1),
};
