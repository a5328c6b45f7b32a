import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption as Option,
} from 'discord-api-types/v10';
import { type Entity, entities } from '../model/entities.ts';
import { useStage } from '../model/stage.ts';
import { listed, type Option as Pickable, type Source } from '../parts/option.ts';

const entityOf: Partial<Record<Kind, Entity>> = {
  [Kind.User]: 'user',
  [Kind.Role]: 'role',
  [Kind.Channel]: 'channel',
  [Kind.Mentionable]: 'mentionable',
};

export interface Pick extends Pickable {
  sent: string | number | boolean;
}

const truth = listed<Pick>([
  { value: 'true', label: 'True', sent: true },
  { value: 'false', label: 'False', sent: false },
]);

const sentAsIs = (it: Pickable): Pick => ({ ...it, sent: it.value });

/** What an option can be picked from; null where it is typed. */
export function useChoices(option: Option): Source<Pick> | null {
  const stage = useStage();
  if (option.type === Kind.Boolean) return truth;
  const entity = entityOf[option.type];
  if (entity) {
    const types = option.type === Kind.Channel ? (option.channel_types ?? []) : [];
    const source = entities(stage, entity, types);
    return {
      find: (words) => source.find(words).map(sentAsIs),
      get(value) {
        const found = source.get(value);
        return found && sentAsIs(found);
      },
    };
  }
  if (!('choices' in option) || !option.choices?.length) return null;
  return listed(option.choices.map(({ name, value }) => ({ value: String(value), label: name, sent: value })));
}
