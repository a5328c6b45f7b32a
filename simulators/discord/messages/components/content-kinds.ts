import { ComponentType as Type } from 'discord-api-types/v10';
import { fields, listOf } from '../../validation/compound.ts';
import type { Field } from '../../validation/field.ts';
import { boolean, choice, integer, text } from '../../validation/kinds.ts';
import { media, webAddress } from '../web-address.ts';
import { button } from './button.ts';
import { kind, maybe, oneOf } from './component.ts';
import { row } from './row.ts';

const mediaItem = (address: Field<string>) => fields({ url: address });
const aside = { description: maybe(text({ min: 1, max: 1_024 })), spoiler: maybe(boolean) };

export const textDisplay = kind(Type.TextDisplay, { content: text({ min: 1, max: 4_000 }) });

const thumbnail = kind(Type.Thumbnail, { media: mediaItem(media), ...aside }, { otherwise: { spoiler: false } });

const gallery = kind(Type.MediaGallery, {
  items: listOf(fields({ media: mediaItem(media), ...aside }), { min: 1, max: 10 }),
});

/** Always one that was uploaded. */
const file = kind(
  Type.File,
  { file: mediaItem(webAddress(['attachment'])), spoiler: maybe(boolean) },
  { otherwise: { spoiler: false } },
);

const separator = kind(
  Type.Separator,
  { divider: maybe(boolean), spacing: maybe(choice([1, 2])) },
  { otherwise: { divider: true, spacing: 1 } },
);

const section = kind(Type.Section, {
  components: listOf(oneOf(textDisplay), { min: 1, max: 3 }),
  accessory: oneOf({ ...button, ...thumbnail }),
});

const withinContainer = { ...row, ...textDisplay, ...gallery, ...file, ...separator, ...section };

const container = kind(
  Type.Container,
  {
    components: listOf(oneOf(withinContainer), { min: 1, max: 40 }),
    accent_color: maybe(integer({ min: 0, max: 0xffffff })),
    spoiler: maybe(boolean),
  },
  { otherwise: { spoiler: false } },
);

/** All that a message may be built of once it is one of components alone. */
export const contentKinds = { ...withinContainer, ...container };
