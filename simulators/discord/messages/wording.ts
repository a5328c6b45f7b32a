import { MessageFlags as Flags } from 'discord-api-types/v10';
import { type Fault, invalidForm } from '../http/api-error.ts';
import type { Channel, Message } from '../state/rows.ts';
import type { Fields, Read } from '../validation/compound.ts';
import { nullable, optional } from '../validation/field.ts';
import { integer, text } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { allowedMentions } from './allowed-mentions.ts';
import { attachmentList } from './attachments.ts';
import { componentsOf } from './components/components-of.ts';
import type { Sent, Writer } from './draft.ts';
import { embedList, settledEmbeds, tooMuchText } from './embeds.ts';
import { mentionsOf, textOf } from './mentions.ts';
import { filesOf, ownNames, unknownFiles } from './own-files.ts';

/** What a new message and an edit may say alike. */
const shape = {
  content: optional(nullable(text({ max: 2_000 }))),
  embeds: optional(nullable(embedList)),
  attachments: optional(nullable(attachmentList)),
  allowed_mentions: optional(nullable(allowedMentions)),
  flags: optional(nullable(integer({ min: 0 }))),
} satisfies Fields;

export const wordingFields = [...Object.keys(shape), 'components'];

export type Wording = Pick<Message, 'content' | 'embeds' | 'components' | 'attachments' | 'flags' | 'mentions'>;

export const nothingYet: Wording = {
  ...{ content: '', embeds: [], components: [], attachments: [], flags: 0 },
  mentions: { users: [], roles: [], everyone: false },
};

export interface Place {
  writer: Writer;
  channel: Channel;
  /** A field that is left out leaves it as it was. */
  before: Wording;
  /** Whose message is answered. */
  repliedTo: Message['authorId'] | null;
  flagsOf(given: number | null | undefined): number;
}

/** What a message says, once this was sent; refused with all that is wrong with one part of it. */
export function wordingOf(world: World, sent: Sent, place: Place): Wording {
  const { before, channel } = place;
  const given = readBody(sent.body, shape);
  const flags = place.flagsOf(given.flags);
  const parts = ownNames(world, channel, before, {
    components: componentsAfter(world, sent, before, isOnlyComponents(flags)),
    embeds: given.embeds === undefined ? before.embeds : settledEmbeds(given.embeds ?? []),
  });
  const content = given.content === undefined ? before.content : (given.content ?? '');
  const faults = [...tooMuchText(parts.embeds), ...(isOnlyComponents(flags) ? legacyFaults(content, parts) : [])];
  if (faults.length > 0) throw invalidForm(faults);
  const attachments = filesOf(world, { entries: given.attachments ?? undefined, uploads: sent.uploads, before, parts });
  const wording = { ...parts, content, flags, attachments, mentions: before.mentions };
  const missing = isOnlyComponents(flags) ? unknownFiles(wording) : [];
  if (missing.length > 0) throw invalidForm(missing);
  return speaksAnew(sent, given) ? { ...wording, mentions: mentionsIn(world, wording, place, given) } : wording;
}

export const isOnlyComponents = (flags: number): boolean => (flags & Flags.IsComponentsV2) !== 0;

function componentsAfter(world: World, { body }: Sent, before: Wording, only: boolean): Wording['components'] {
  const { components: given } = body;
  return given === undefined ? before.components : componentsOf(world, given ?? [], only);
}

const legacyFaults = (content: string, { embeds }: Pick<Wording, 'embeds'>): Fault[] =>
  [content !== '' && 'content', embeds.length > 0 && 'embeds'].filter((it) => it !== false).map(legacyFault);

export const legacyFault = (at: string): Fault => ({
  at,
  code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  message: `The '${at}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
});

/** An edit that leaves the text alone leaves the mentions alone. */
const speaksAnew = ({ body }: Sent, { content, allowed_mentions }: Read<typeof shape>): boolean =>
  content !== undefined || allowed_mentions !== undefined || body['components'] !== undefined;

const mentionsIn = (
  world: World,
  wording: Wording,
  { writer, channel, repliedTo }: Place,
  { allowed_mentions }: Read<typeof shape>,
) => mentionsOf(world, { text: textOf(wording), allowed: allowed_mentions ?? null, repliedTo }, { writer, channel });
