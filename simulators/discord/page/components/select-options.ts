import { type APISelectMenuComponent, ComponentType as Type } from 'discord-api-types/v10';
import { type Entity, entities } from '../model/entities.ts';
import { useStage } from '../model/stage.ts';
import { listed, type Source } from '../parts/option.ts';

const entityOf: Partial<Record<Type, Entity>> = {
  [Type.UserSelect]: 'user',
  [Type.RoleSelect]: 'role',
  [Type.MentionableSelect]: 'mentionable',
  [Type.ChannelSelect]: 'channel',
};

/** What a select offers: what the bot lists, or whom and what there is. */
export function useSelectOptions(select: APISelectMenuComponent): Source {
  const stage = useStage();
  if (select.type === Type.StringSelect) {
    return listed(
      select.options.map(({ value, label, description, emoji }) => ({
        value,
        label,
        detail: description,
        sign: emoji?.id ? `:${emoji.name}:` : emoji?.name,
      })),
    );
  }
  const channelTypes = select.type === Type.ChannelSelect ? (select.channel_types ?? []) : [];
  return entities(stage, entityOf[select.type]!, channelTypes);
}

/** What is picked from the beginning. */
export function chosenIn(select: APISelectMenuComponent): string[] {
  if (select.type === Type.StringSelect) {
    return select.options.filter((it) => it.default).map(({ value }) => value);
  }
  return (select.default_values ?? []).map(({ id }) => id);
}

const placeholders: Partial<Record<Type, string>> = {
  [Type.UserSelect]: 'Select a user',
  [Type.RoleSelect]: 'Select a role',
  [Type.MentionableSelect]: 'Select a user or a role',
  [Type.ChannelSelect]: 'Select a channel',
};

export const placeholderOf = ({ placeholder, type }: APISelectMenuComponent): string =>
  placeholder ?? placeholders[type] ?? 'Make a selection';
