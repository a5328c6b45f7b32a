import { AutoModerationActionType as Does, AutoModerationRuleTriggerType as Trigger } from 'discord-api-types/v10';
import { fields, listOf, setOf } from '../../validation/compound.ts';
import { wrong } from '../../validation/faults.ts';
import { defaulting, type Field, ignorable, ruled } from '../../validation/field.ts';
import { boolean, choice, integer, snowflake, text } from '../../validation/kinds.ts';

const word = text({ min: 1, max: 60 });

/** What a rule may look for, by its kind. */
const metadata: Record<number, Field<Record<string, unknown>>> = {
  [Trigger.Keyword]: fields({
    keyword_filter: defaulting(listOf(word, { max: 1_000 }), []),
    regex_patterns: defaulting(listOf(text({ min: 1, max: 260 }), { max: 10 }), []),
    allow_list: defaulting(listOf(word, { max: 100 }), []),
  }),
  [Trigger.Spam]: fields({}),
  [Trigger.KeywordPreset]: fields({
    presets: defaulting(setOf(choice([1, 2, 3])), []),
    allow_list: defaulting(listOf(word, { max: 1_000 }), []),
  }),
  [Trigger.MentionSpam]: fields({
    mention_total_limit: defaulting(integer({ min: 0, max: 50 }), 0),
    mention_raid_protection_enabled: defaulting(boolean, false),
  }),
  [Trigger.MemberProfile]: fields({
    keyword_filter: defaulting(listOf(word, { max: 1_000 }), []),
    regex_patterns: defaulting(listOf(text({ min: 1, max: 260 }), { max: 10 }), []),
    allow_list: defaulting(listOf(word, { max: 100 }), []),
  }),
};

/** How many rules of a kind a guild may have. */
export const ruleLimits: Record<number, number> = {
  [Trigger.Keyword]: 6,
  [Trigger.Spam]: 1,
  [Trigger.KeywordPreset]: 1,
  [Trigger.MentionSpam]: 1,
  [Trigger.MemberProfile]: 1,
};

export const triggerMetadata = (triggerType: number): Field<Record<string, unknown>> =>
  defaulting(metadata[triggerType]!, {});

const action = ruled(
  fields({
    type: choice([Does.BlockMessage, Does.SendAlertMessage, Does.Timeout, Does.BlockMemberInteraction]),
    metadata: defaulting(
      fields({
        channel_id: ignorable(snowflake),
        duration_seconds: ignorable(integer({ min: 0, max: 2_419_200 })),
        custom_message: ignorable(text({ max: 300 })),
      }),
      {},
    ),
  }),
  ({ type, metadata }, at) => {
    const lacks = needs[type];
    return lacks && metadata[lacks] === undefined ? wrong.required(`${at}.metadata.${lacks}`) : null;
  },
);

/** What an action cannot do without. */
const needs: Partial<Record<Does, 'channel_id' | 'duration_seconds'>> = {
  [Does.SendAlertMessage]: 'channel_id',
  [Does.Timeout]: 'duration_seconds',
};

export const ruleFields = {
  name: text({ min: 1, max: 100 }),
  event_type: choice([1, 2]),
  actions: listOf(action, { min: 1, max: 5 }),
  enabled: defaulting(boolean, false),
  exempt_roles: defaulting(setOf(snowflake, { max: 20 }), []),
  exempt_channels: defaulting(setOf(snowflake, { max: 50 }), []),
};

export const triggers = Object.keys(metadata).map(Number);
export const ruleKeys = [...Object.keys(ruleFields), 'trigger_type', 'trigger_metadata'];
