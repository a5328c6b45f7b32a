/** What a moderator does to somebody, and what is asked before it is done. */
export interface Sentence {
  kind: 'timeout' | 'kick' | 'ban';
  title: string;
  deed: string;
  choice: { label: string; options: readonly { value: string; label: string }[] } | null;
}

const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;

const option = (seconds: number, label: string) => ({ value: String(seconds), label });

export const timeout: Sentence = {
  kind: 'timeout',
  title: 'Time out',
  deed: 'Time out',
  choice: {
    label: 'For how long',
    options: [
      option(minuteS, 'A minute'),
      option(5 * minuteS, '5 minutes'),
      option(10 * minuteS, '10 minutes'),
      option(hourS, 'An hour'),
      option(dayS, 'A day'),
      option(7 * dayS, 'A week'),
      option(28 * dayS, '28 days'),
    ],
  },
};

export const kick: Sentence = { kind: 'kick', title: 'Kick', deed: 'Kick', choice: null };

export const ban: Sentence = {
  kind: 'ban',
  title: 'Ban',
  deed: 'Ban',
  choice: {
    label: 'Delete messages of',
    options: [
      option(0, 'None of them'),
      option(hourS, 'The last hour'),
      option(dayS, 'The last day'),
      option(7 * dayS, 'The last week'),
    ],
  },
};

/** The request that carries it out. */
export function requestFor(
  { kind }: Sentence,
  at: { guildId: string; userId: string },
  seconds: number,
): { method: string; path: string; body: object } {
  const member = `/guilds/${at.guildId}/members/${at.userId}`;
  if (kind === 'kick') return { method: 'DELETE', path: member, body: {} };
  if (kind === 'ban') {
    return {
      method: 'PUT',
      path: `/guilds/${at.guildId}/bans/${at.userId}`,
      body: { delete_message_seconds: seconds },
    };
  }
  const until = new Date(Date.now() + seconds * 1_000).toISOString();
  return { method: 'PATCH', path: member, body: { communication_disabled_until: until } };
}
