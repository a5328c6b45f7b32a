import type { APIPoll } from 'discord-api-types/v10';
import type { Poll, PollMedia, Snowflake } from '../state/rows.ts';
import { isoTime } from './user.ts';

export function presentPoll(poll: Poll, viewerId: Snowflake): APIPoll {
  const answers = poll.answers.map((media, index) => ({ answer_id: index + 1, poll_media: presentMedia(media) }));
  const counts = answers.map(({ answer_id: id }) => {
    const voters = poll.votes.filter(({ answer }) => answer === id).map(({ userId }) => userId);
    return { id, count: voters.length, me_voted: voters.includes(viewerId) };
  });
  return {
    question: { text: poll.question },
    answers,
    expiry: isoTime(poll.expiresAt),
    allow_multiselect: poll.allowsSeveral,
    layout_type: 1,
    results: { answer_counts: counts, is_finalized: poll.isOver },
  };
}

const presentMedia = ({ text, emoji }: PollMedia) => ({ text, ...(emoji && { emoji }) });
