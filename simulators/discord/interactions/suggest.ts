import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { localized } from '../commands/names.ts';
import type { Sent } from '../messages/draft.ts';
import { fields, listOf } from '../validation/compound.ts';
import { type Field, nullable, optional } from '../validation/field.ts';
import { integer, number, text } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interactions.ts';

const valueFor = (kind: Interaction['completes']): Field<string | number> => {
  if (kind === Kind.Integer) return integer();
  return kind === Kind.Number ? number() : text({ min: 1, max: 100 });
};

/** Choices for the option that is being typed, of that option's kind. */
export function suggest(_world: World, interaction: Interaction, { body }: Sent): null {
  const name = text({ min: 1, max: 100 });
  const choice = fields({
    name,
    name_localizations: optional(nullable(localized(name))),
    value: valueFor(interaction.completes),
  });
  const { data } = readBody({ data: body }, { data: fields({ choices: listOf(choice, { max: 25 }) }) });
  interaction.choices = data.choices.map((it) => ({ name: it.name, value: it.value }));
  return null;
}
