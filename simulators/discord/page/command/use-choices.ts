import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption as Option,
} from 'discord-api-types/v10';
import { type Entity, optionsFor } from '../model/entities.ts';
import { useStage } from '../model/stage.ts';
import type { Option as Pickable } from '../parts/option.ts';

const entities: Partial<Record<Kind, Entity>> = {
  [Kind.User]: 'user',
  [Kind.Role]: 'role',
  [Kind.Channel]: 'channel',
  [Kind.Mentionable]: 'mentionable',
};

export interface Pick extends Pickable {
  sent: string | number | boolean;
}

const truth: Pick[] = [
  { value: 'true', label: 'True', sent: true },
  { value: 'false', label: 'False', sent: false },
];

/** What an option can be picked from; null where it is typed. */
export function useChoices(option: Option): Pick[] | null {
  const stage = useStage();
  if (option.type === Kind.Boolean) return truth;
  const entity = entities[option.type];
  if (entity) {
    const types = option.type === Kind.Channel ? (option.channel_types ?? []) : [];
    return optionsFor(stage, entity, types).map((it) => ({ ...it, sent: it.value }));
  }
  if (!('choices' in option) || !option.choices?.length) return null;
  return option.choices.map(({ name, value }) => ({ value: String(value), label: name, sent: value }));
}
