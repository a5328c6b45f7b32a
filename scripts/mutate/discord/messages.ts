import type { Mutation } from './mutation.ts';

export const messages: readonly Mutation[] = [
  {
    ...{ rule: 20, off: 'the length of a text', file: 'messages/wording.ts' },
    text: 'content: optional(nullable(text({ max: 2_000 }))),',
    becomes: 'content: optional(nullable(text({ max: 4_000 }))),',
  },
  {
    ...{ rule: 20, off: 'saying something', file: 'messages/draft.ts' },
    text: "if (content === '' && embeds.length + components.length + attachments.length === 0) throw emptyMessage();",
    becomes: 'if (!(embeds && components && attachments) && content) throw emptyMessage();',
  },
  {
    ...{ rule: 20, off: 'all text of all embeds', file: 'messages/embeds.ts' },
    text: 'if (length <= most) return [];',
    becomes: 'if (length >= 0) return [];',
  },
  {
    ...{ rule: 21, off: 'the width of a row', file: 'messages/components/row.ts' },
    text: 'if (wide < 0 || within.length === 1) return null;',
    becomes: 'if (within.length > 0) return null;',
  },
  {
    ...{ rule: 21, off: 'custom ids that are used twice', file: 'messages/components/tree-rules.ts' },
    text: "...repeated(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),",
    becomes: '',
  },
  {
    ...{ rule: 21, off: 'distinct values of a select', file: 'messages/components/selects.ts' },
    text: 'if (twice < 0) return null;',
    becomes: 'if (twice < values.length) return null;',
  },
  {
    ...{ rule: 22, off: 'staying a message of components', file: 'messages/changes.ts' },
    text: 'if (!isOnlyComponents(flags) || isOnlyComponents(after)) return after;',
    becomes: 'if (after >= 0) return after;',
  },
  {
    ...{ rule: 22, off: 'forty components', file: 'messages/components/tree-rules.ts' },
    text: 'if (all.length > most.components) {',
    becomes: 'if (all.length > most.components * 9) {',
  },
  {
    ...{ rule: 23, off: 'the right to mention roles', file: 'messages/mentions.ts' },
    text: 'return role !== undefined && (role.mentionable || mayPingAll);',
    becomes: 'return role !== undefined;',
  },
  {
    ...{ rule: 23, off: 'the right to mention everybody', file: 'messages/mentions.ts' },
    text: "const everyone = mayPingAll && parses('everyone')",
    becomes: "const everyone = parses('everyone')",
  },
  {
    ...{ rule: 24, off: 'the end of addresses', file: 'files/address.ts' },
    text: 'return Number.parseInt(ex!, 16) * 1_000 > world.clock.now();',
    becomes: 'return Number.parseInt(ex!, 16) > 0;',
  },
  {
    ...{ rule: 24, off: 'the size of a file', file: 'messages/attachments.ts' },
    text: 'if (sizes.some((size) => size > most.file)) throw requestTooLarge();',
    becomes: '',
  },
  {
    ...{ rule: 25, off: 'whose message is edited', file: 'routes/messages/edit.ts' },
    text: 'if (message.authorId !== caller.user.id) hideEmbeds',
    becomes: "if (message.authorId === '') hideEmbeds",
  },
  {
    ...{ rule: 25, off: 'the right to delete what others wrote', file: 'routes/messages/remove.ts' },
    text: 'if (!isOwn) requireInChannel(world, standing, channel, Bits.ManageMessages);',
    becomes: '',
  },
  {
    ...{ rule: 25, off: 'the age of what is deleted at once', file: 'routes/messages/remove.ts' },
    text: 'if (ids.some((id) => timeOf(id) < world.clock.now() - twoWeeks)) throw messageTooOld();',
    becomes: '',
  },
  {
    ...{ rule: 25, off: 'the right to pin', file: 'routes/messages/pins.ts' },
    text: 'requireInChannel(world, standing, channel, Bits.PinMessages);',
    becomes: 'requireInChannel(world, standing, channel, Bits.ViewChannel);',
  },
  {
    ...{ rule: 26, off: 'the kinds of reactions', file: 'messages/reactions.ts' },
    text: 'if (!kind && message.reactions.length >= mostKinds) throw tooManyReactions();',
    becomes: '',
  },
  {
    ...{ rule: 26, off: 'the right to react anew', file: 'messages/reactions.ts' },
    text: '(kind ? 0n : Bits.AddReactions)',
    becomes: '(kind ? 0n : Bits.ViewChannel)',
  },
];
