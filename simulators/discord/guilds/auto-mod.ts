import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { presentRule } from '../present/auto-mod-rule.ts';
import type { AutoModRule, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

export const rulesOf = ({ state }: World, guildId: Snowflake): AutoModRule[] =>
  [...state.autoModRules.values()].filter((rule) => rule.guildId === guildId);

/** As the audit log shows it. */
const shown = (rule: AutoModRule) => ({
  name: rule.name,
  event_type: rule.eventType,
  trigger_type: rule.triggerType,
  trigger_metadata: rule.triggerMetadata,
  actions: rule.actions,
  enabled: rule.enabled,
  exempt_roles: rule.exemptRoles,
  exempt_channels: rule.exemptChannels,
});

export function createRule(world: World, actor: Actor, wanted: Omit<AutoModRule, 'id' | 'creatorId'>): AutoModRule {
  const rule: AutoModRule = { ...wanted, id: world.newId(), creatorId: actor.actorId };
  world.state.autoModRules.set(rule.id, rule);
  tell(world, Event.AutoModerationRuleCreate, rule);
  note(world, actor, rule, { actionType: AuditLogEvent.AutoModerationRuleCreate, changes: changes(null, shown(rule)) });
  return rule;
}

export function editRule(world: World, actor: Actor, rule: AutoModRule, wanted: Partial<AutoModRule>): void {
  const before = shown(rule);
  Object.assign(rule, wanted);
  const changed = changes(before, shown(rule));
  if (changed.length === 0) return;
  tell(world, Event.AutoModerationRuleUpdate, rule);
  note(world, actor, rule, { actionType: AuditLogEvent.AutoModerationRuleUpdate, changes: changed });
}

export function deleteRule(world: World, actor: Actor, rule: AutoModRule): void {
  world.state.autoModRules.delete(rule.id);
  tell(world, Event.AutoModerationRuleDelete, rule);
  note(world, actor, rule, { actionType: AuditLogEvent.AutoModerationRuleDelete, changes: changes(shown(rule), null) });
}

const tell = (world: World, event: Event, rule: AutoModRule): void =>
  tellGuild(world, rule.guildId, {
    ...{ event, intents: Intent.AutoModerationConfiguration, permission: Bits.ManageGuild },
    data: presentRule(rule),
  });

type Noted = { actionType: AuditLogEvent; changes: ReturnType<typeof changes> };

const note = (world: World, actor: Actor, { id: targetId, guildId }: AutoModRule, noted: Noted): void =>
  writeAudit(world, { ...actor, guildId, targetId, ...noted });
