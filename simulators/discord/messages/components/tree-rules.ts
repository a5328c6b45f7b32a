import { ComponentType as Type } from 'discord-api-types/v10';
import type { Fault } from '../../http/api-error.ts';
import type { World } from '../../world.ts';
import { unicodeEmoji } from '../emoji.ts';
import type { Component } from './component.ts';
import type { Placed } from './walk.ts';

const most = { components: 40, text: 4_000 };

/** What only the whole tree shows. */
export const treeFaults = (world: Pick<World, 'state'>, all: readonly Placed[]): Fault[] => [
  ...repeated(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  ...repeated(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
  ...all.flatMap(({ component, at }) =>
    emojisIn(component, at)
      .filter(({ emoji }) => !exists(world, emoji))
      .map(noEmoji),
  ),
];

/** How much a message of components alone may hold. */
export function sizeFaults(all: readonly Placed[]): Fault[] {
  if (all.length > most.components) {
    const message = `The total number of components must be ${most.components} or fewer`;
    return [{ at: 'components', code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message }];
  }
  const texts = all.map(({ component }) => (component.type === Type.TextDisplay ? String(component['content']) : ''));
  if (texts.reduce((sum, it) => sum + [...it].length, 0) <= most.text) return [];
  const message = `The total displayable text must be ${most.text} or fewer in length`;
  return [{ at: 'components', code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message }];
}

function repeated(all: readonly Placed[], key: 'custom_id' | 'id', code: string, message: string): Fault[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, at }) => {
    const value = component[key];
    const isNew = value === undefined || value === 0 || !seen.has(value);
    seen.add(value);
    return isNew ? [] : [{ at: `${at}.${key}`, code, message }];
  });
}

interface Emoji {
  id?: string | null;
  name?: string | null;
}

const emojisIn = ({ emoji, options }: Component, at: string): { emoji: Emoji; at: string }[] => [
  ...(emoji ? [{ emoji, at }] : []),
  ...(Array.isArray(options) ? options : []).flatMap((it, index) =>
    it.emoji ? [{ emoji: it.emoji, at: `${at}.options.${index}` }] : [],
  ),
];

const exists = ({ state }: Pick<World, 'state'>, { id, name }: Emoji): boolean =>
  id ? state.emojis.has(id) : unicodeEmoji(name ?? '') !== null;

const noEmoji = ({ emoji, at }: { emoji: Emoji; at: string }): Fault => ({
  at: `${at}.emoji.${emoji.id ? 'id' : 'name'}`,
  code: 'COMPONENT_INVALID_EMOJI',
  message: 'Invalid emoji',
});
