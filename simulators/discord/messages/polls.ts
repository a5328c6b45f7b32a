import { Event, Intent } from '../events/tell.ts';
import { noPoll, notTheAuthor } from '../http/api-error.ts';
import type { Message, Poll, Snowflake } from '../state/rows.ts';
import { fields, listOf, type Read } from '../validation/compound.ts';
import { defaulting, nullable, optional } from '../validation/field.ts';
import { boolean, choice, integer, snowflake, text } from '../validation/kinds.ts';
import type { World } from '../world.ts';
import { inGuild, tellMessageUpdated, tellOfMessage } from './tell.ts';

const emoji = fields({ id: optional(nullable(snowflake)), name: optional(nullable(text({ max: 32 }))) });

export const givenPoll = fields({
  question: fields({ text: text({ min: 1, max: 300 }) }),
  answers: listOf(
    fields({ poll_media: fields({ text: text({ min: 1, max: 55 }), emoji: optional(nullable(emoji)) }) }),
    { min: 1, max: 10 },
  ),
  /** Hours. */
  duration: defaulting(integer({ min: 1, max: 768 }), 24),
  allow_multiselect: defaulting(boolean, false),
  layout_type: defaulting(choice([1]), 1),
});

export const pollOf = (
  { clock }: Pick<World, 'clock'>,
  { question, answers, duration, allow_multiselect }: Read<{ poll: typeof givenPoll }>['poll'],
): Poll => ({
  question: question.text,
  answers: answers.map(({ poll_media: { text: words, emoji: sign } }) => ({
    text: words,
    emoji: sign ? { id: sign.id ?? null, name: sign.name ?? null } : null,
  })),
  votes: [],
  allowsSeveral: allow_multiselect,
  expiresAt: clock.now() + duration * 3_600_000,
  isOver: false,
});

/** Ends the poll in its time, if it has not ended before. */
export function awaitEnd(world: World, message: Message): void {
  if (message.poll && !message.poll.isOver) world.clock.at(message.poll.expiresAt, () => endPoll(world, message));
}

/** After a start, when nobody waits for the end of any poll. */
export function awaitAllEnds(world: World): void {
  for (const messages of world.state.messages.values())
    for (const message of messages.values()) awaitEnd(world, message);
}

/** Its author's deed before its time. */
export function expirePoll(world: World, message: Message, userId: Snowflake): void {
  if (!message.poll) throw noPoll();
  if (message.authorId !== userId) throw notTheAuthor();
  message.poll.expiresAt = Math.min(message.poll.expiresAt, world.clock.now());
  endPoll(world, message);
}

function endPoll(world: World, message: Message): void {
  const isThere = world.state.messages.get(message.channelId)?.get(message.id) === message;
  if (!message.poll || message.poll.isOver || !isThere) return;
  message.poll.isOver = true;
  tellMessageUpdated(world, message);
  world.saveSoon();
}

/** A person's answers, instead of those that were given before. */
export function vote(world: World, message: Message, userId: Snowflake, answers: readonly number[]): void {
  const { poll } = message;
  if (!poll || poll.isOver) throw noPoll();
  const before = poll.votes.filter((it) => it.userId === userId).map(({ answer }) => answer);
  const chosen = (poll.allowsSeveral ? answers : answers.slice(0, 1)).filter((it) => it > 0 && poll.answers[it - 1]);
  poll.votes = [...poll.votes.filter((it) => it.userId !== userId), ...chosen.map((answer) => ({ answer, userId }))];
  for (const answer of before.filter((it) => !chosen.includes(it)))
    tellVote(world, message, { event: Event.MessagePollVoteRemove, answer, userId });
  for (const answer of chosen.filter((it) => !before.includes(it)))
    tellVote(world, message, { event: Event.MessagePollVoteAdd, answer, userId });
}

const tellVote = (
  world: World,
  message: Message,
  { event, answer, userId }: { event: Event; answer: number; userId: Snowflake },
): void =>
  tellOfMessage(world, message, {
    event,
    intents: { guild: Intent.GuildMessagePolls, conversation: Intent.DirectMessagePolls },
    data: {
      ...{ user_id: userId, channel_id: message.channelId, message_id: message.id, answer_id: answer },
      ...inGuild(message),
    },
  });
