import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import type { Fault } from '../http/api-error.ts';
import { isoTime } from '../present/user.ts';
import { fields, listOf, type Read } from '../validation/compound.ts';
import { type Field, nullable, optional } from '../validation/field.ts';
import { boolean, integer, text, timestamp } from '../validation/kinds.ts';
import { media, page } from './web-address.ts';

const maybe = <Value>(field: Field<Value>) => optional(nullable(field));

const picture = fields({ url: maybe(media), description: maybe(text({ max: 4_096 })) });

const embed = fields({
  title: maybe(text({ max: 256 })),
  description: maybe(text({ max: 4_096 })),
  url: maybe(page),
  color: maybe(integer({ min: 0, max: 0xffffff })),
  timestamp: maybe(timestamp),
  author: maybe(fields({ name: text({ min: 1, max: 256 }), url: maybe(page), icon_url: maybe(media) })),
  footer: maybe(fields({ text: text({ min: 1, max: 2_048 }), icon_url: maybe(media) })),
  fields: maybe(
    listOf(fields({ name: text({ min: 1, max: 256 }), value: text({ min: 1, max: 1_024 }), inline: maybe(boolean) }), {
      max: 25,
    }),
  ),
  image: maybe(picture),
  thumbnail: maybe(picture),
});

type GivenEmbed = Read<{ embed: typeof embed }>['embed'];

export const embedList = listOf(embed, { max: 10 });

/** As they are kept: without what is empty, and without those in which nothing is left. */
export const settledEmbeds = (given: readonly GivenEmbed[]): APIEmbed[] =>
  given.map(settledEmbed).filter((it) => Object.keys(it).length > 1);

function settledEmbed(given: GivenEmbed): APIEmbed {
  const { image, thumbnail, timestamp: time, fields: list, color } = given;
  const { title, description, url } = filled(given);
  return {
    type: EmbedType.Rich,
    ...filled({ title, description, url }),
    ...(typeof color === 'number' && { color }),
    ...(typeof time === 'number' && { timestamp: isoTime(time) }),
    ...(given.author && { author: filled(given.author) }),
    ...(given.footer && { footer: filled(given.footer) }),
    ...(list?.length && { fields: list.map((it) => ({ ...it, inline: it.inline ?? false })) }),
    ...(image?.url && { image: filled(image) }),
    ...(thumbnail?.url && { thumbnail: filled(thumbnail) }),
  } as APIEmbed;
}

const filled = <Given extends object>(given: Given): Given =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as Given;

const most = 6_000;

/** All that can be read in all of them together. */
export function tooMuchText(embeds: readonly APIEmbed[]): Fault[] {
  const length = embeds.flatMap(textsIn).reduce((sum, it) => sum + [...(it ?? '')].length, 0);
  if (length <= most) return [];
  return [{ at: 'embeds', code: 'MAX_EMBED_SIZE_EXCEEDED', message: `Embed size exceeds maximum size of ${most}` }];
}

const textsIn = ({ title, description, footer, author, fields: list = [] }: APIEmbed): (string | undefined)[] => [
  title,
  description,
  footer?.text,
  author?.name,
  ...list.flatMap(({ name, value }) => [name, value]),
];
