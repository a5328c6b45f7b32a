import type { Usable } from '../command/usable.ts';
import { entities } from '../model/entities.ts';
import type { Stage } from '../model/stage.ts';
import { matching, type Option } from '../parts/option.ts';

/** What can be put in the place of the word that is being typed. */
export interface Suggestion extends Option {
  /** A command to fill in, or text to stand there instead. */
  becomes: Usable | string;
}

const most = 10;

/** Commands behind a slash at the beginning; people and roles behind `@`, and channels behind `#`, anywhere. */
export function suggestionsFor(stage: Stage, usables: readonly Usable[], text: string): Suggestion[] {
  const [, command] = /^\/([^\n]*)$/.exec(text) ?? [];
  if (command !== undefined) return commandsLike(stage, usables, command);
  const [, sign, word = ''] = /(?:^|\s)([@#])([\p{L}\p{N}_.-]*)$/u.exec(text) ?? [];
  if (sign === '@') return named(stage, 'mentionable', word);
  return sign === '#' && stage.guild ? named(stage, 'channel', word) : [];
}

function commandsLike({ store, guild, channel }: Stage, usables: readonly Usable[], typed: string): Suggestion[] {
  const botName = (id: string) => {
    const member = store.scene().members[guild?.id ?? '']?.[id];
    return (member?.user ?? channel?.recipients?.find((it) => it.id === id))?.username;
  };
  const all = usables.map((usable) => ({
    value: `${usable.application} ${usable.path}`,
    label: `/${usable.path}`,
    detail: [usable.description, botName(usable.application)].filter(Boolean).join(' · '),
    becomes: usable,
  }));
  const wanted = typed.trimEnd();
  return matching(all, wanted).filter(({ label }) => label.slice(1).includes(wanted.toLowerCase()));
}

function named(stage: Stage, kind: 'mentionable' | 'channel', word: string): Suggestion[] {
  const all = entities(stage, kind).find(word).slice(0, most);
  return all.map((option) => ({ ...option, becomes: mentionOf(stage, kind, option.value) }));
}

function mentionOf({ guild }: Stage, kind: 'mentionable' | 'channel', id: string): string {
  if (kind === 'channel') return `<#${id}>`;
  if (id === guild?.id) return '@everyone';
  return guild?.roles.some((role) => role.id === id) ? `<@&${id}>` : `<@${id}>`;
}

/** The text with the suggestion in the place of what was typed for it. */
export const withSuggestion = (text: string, words: string): string => text.replace(/[@#][^\s@#]*$/u, `${words} `);
