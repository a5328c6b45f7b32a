import type { Mutation } from './mutation.ts';

export const interactions: readonly Mutation[] = [
  {
    ...{ rule: 27, off: 'three seconds', file: 'interactions/find.ts' },
    text: 'if (interaction.failed || clock.now() - interaction.createdAt >= answerMs) throw unknownInteraction();',
    becomes: 'if (clock.now() < answerMs) throw unknownInteraction();',
  },
  {
    ...{ rule: 27, off: 'one answer', file: 'interactions/find.ts' },
    text: 'if (interaction.answeredWith !== null) throw alreadyAcknowledged();',
    becomes: '',
  },
  {
    ...{ rule: 27, off: 'a quarter of an hour', file: 'interactions/find.ts' },
    text: 'interaction?.applicationId !== webhookId || isExpired(interaction, clock.now())',
    becomes: 'interaction?.applicationId !== webhookId || clock.now() === 0',
  },
  {
    ...{ rule: 27, off: 'nothing to follow', file: 'interactions/find.ts' },
    text: 'if (!isFollowed) throw unknownWebhook();',
    becomes: '',
  },
  {
    ...{ rule: 28, off: 'a form in answer to a form', file: 'interactions/answer.ts' },
    text: 'return type === Type.ModalSubmit ? written : [...written, Callback.Modal];',
    becomes: 'return [...written, Callback.Modal];',
  },
  {
    ...{ rule: 28, off: 'changing a message that there is none of', file: 'interactions/answer.ts' },
    text: 'messageId === null ? [] : [Callback.DeferredMessageUpdate',
    becomes: 'messageId === undefined ? [] : [Callback.DeferredMessageUpdate',
  },
  {
    ...{ rule: 29, off: 'what one person alone sees', file: 'messages/find.ts' },
    text: 'if (!message || message.onlyFor !== null) throw unknownMessage();',
    becomes: 'if (!message) throw unknownMessage();',
  },
  {
    ...{ rule: 29, off: 'what other people do not see', file: 'people/see-message.ts' },
    text: 'return all.filter(({ onlyFor }) => onlyFor === null || onlyFor === person.id);',
    becomes: 'return all;',
  },
  {
    ...{ rule: 30, off: 'options that must be given', file: 'people/send-command.ts' },
    text: 'if (given[name] === undefined && required) throw',
    becomes: 'if (required === null) throw',
  },
  {
    ...{ rule: 30, off: 'commands that ask for rights', file: 'commands/visible.ts' },
    text: 'return isAllowedTo(ofAll, standing) !== false && hasAll(held, needed);',
    becomes: 'return isAllowedTo(ofAll, standing) !== false || hasAll(held, needed);',
  },
  {
    ...{ rule: 30, off: 'disabled components', file: 'people/use-component.ts' },
    text: "if (component['disabled']) throw",
    becomes: "if (component['disabled'] === null) throw",
  },
  {
    ...{ rule: 30, off: 'how long a form wants its texts', file: 'people/modal-values.ts' },
    text: "if (value !== '' && (value.length < min || value.length > max))",
    becomes: "if (value !== '' && min > max)",
  },
  {
    ...{ rule: 31, off: 'the end of what is deleted', file: 'messages/keep.ts' },
    text: 'state.messages.get(channelId)?.delete(id);',
    becomes: '',
  },
  {
    ...{ rule: 32, off: 'the time in a signature', file: 'http/sign.ts' },
    text: 'Buffer.from(timestamp + body)',
    becomes: 'Buffer.from(body)',
  },
  {
    ...{ rule: 32, off: 'three seconds for an address', file: 'interactions/post-to-endpoint.ts' },
    text: 'clock.at(clock.now() + answerMs, () => late.abort());',
    becomes: 'clock.at(clock.now() + answerMs * 9, () => late.abort());',
  },
  {
    ...{ rule: 33, off: 'the freedom of answers', file: 'routes/interactions/callback.ts' },
    text: 'isExempt: true,',
    becomes: '',
  },
  {
    ...{ rule: 33, off: 'what has become of an answer', file: 'routes/interactions/callback.ts' },
    text: 'return wantsMore ?',
    becomes: 'return wantsMore === null ?',
  },
];
