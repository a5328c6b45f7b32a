import type { APIPoll } from 'discord-api-types/v10';
import { useState } from 'react';
import { counted } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { EmojiSign } from '../parts/emoji-sign.tsx';

/** Answers to pick from until one has voted; then what all have said. */
export function PollView({ message, poll }: { message: Message; poll: APIPoll }) {
  const { person, attempt } = useStage();
  const counts = poll.results?.answer_counts ?? [];
  const mine = counts.filter((it) => it.me_voted).map(({ id }) => id);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const isOver = poll.results?.is_finalized ?? false;
  const [picked, setPicked] = useState<number[]>([]);
  const vote = (answers: number[]) =>
    attempt(person.vote({ channel: message.channel_id, message: message.id, answers }));
  const pick = (id: number) => {
    const others = poll.allow_multiselect ? picked.filter((it) => it !== id) : [];
    setPicked(picked.includes(id) ? others : [...others, id]);
  };
  return (
    <section className="poll" aria-label={`Poll: ${poll.question.text}`}>
      <p className="poll-question">{poll.question.text}</p>
      <p className="poll-hint">
        {isOver ? 'The poll is over' : poll.allow_multiselect ? 'Select one or more answers' : 'Select one answer'}
      </p>
      {poll.answers.map(({ answer_id: id, poll_media: { text, emoji } }) => {
        const count = counts.find((it) => it.id === id)?.count ?? 0;
        const share = all === 0 ? 0 : Math.round((count / all) * 100);
        const isShown = isOver || mine.length > 0;
        return (
          <button
            key={id}
            type="button"
            className="poll-answer"
            aria-pressed={mine.includes(id) || picked.includes(id)}
            disabled={isShown}
            style={{ '--share': `${isShown ? share : 0}%` } as React.CSSProperties}
            onClick={() => pick(id)}
          >
            <span>
              {emoji && <EmojiSign emoji={emoji} />} {text}
            </span>
            {isShown && <span className="poll-share">{`${share}% (${count})`}</span>}
          </button>
        );
      })}
      <footer className="poll-footer">
        <span>{counted(all, 'vote')}</span>
        {!isOver && mine.length > 0 && (
          <button type="button" className="link-button" onClick={() => vote([])}>
            Remove vote
          </button>
        )}
        {!isOver && mine.length === 0 && (
          <button type="button" className="button" disabled={picked.length === 0} onClick={() => vote(picked)}>
            Vote
          </button>
        )}
      </footer>
    </section>
  );
}
