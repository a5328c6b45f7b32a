import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { createRule, deleteRule, editRule, rulesOf } from '../../guilds/auto-mod.ts';
import { noContent, ok } from '../../http/answer.ts';
import { invalidForm, unknownRoute } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots, type Route } from '../../http/route.ts';
import { presentRule } from '../../present/auto-mod-rule.ts';
import type { AutoModRule } from '../../state/rows.ts';
import { optional } from '../../validation/field.ts';
import { choice } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { ruleFields, ruleKeys, ruleLimits, triggerMetadata, triggers } from './auto-mod-fields.ts';
import { standingIn } from './standing.ts';

const path = '/guilds/:guild/auto-moderation/rules';

function ruleOf(world: World, call: BotCall): AutoModRule {
  const { guild } = standingIn(world, call, Bits.ManageGuild);
  const rule = world.state.autoModRules.get(call.params['rule']!);
  if (rule?.guildId !== guild.id) throw unknownRoute();
  return rule;
}

const list = forBots({
  method: 'GET',
  path,
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.ManageGuild);
    return ok(rulesOf(world, guild.id).map(presentRule));
  },
});

const create = forBots({
  method: 'POST',
  path,
  fields: ruleKeys,
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.ManageGuild);
    const { trigger_type: triggerType } = readBody(call.body, { trigger_type: choice(triggers) });
    const read = readBody(call.body, { ...ruleFields, trigger_metadata: triggerMetadata(triggerType) });
    const alike = rulesOf(world, guild.id).filter((it) => it.triggerType === triggerType);
    if (alike.length >= ruleLimits[triggerType]!) throw tooManyOfKind(ruleLimits[triggerType]!);
    const rule = createRule(world, actorOf(call), {
      ...{ guildId: guild.id, name: read.name, eventType: read.event_type, triggerType, enabled: read.enabled },
      ...{ triggerMetadata: read.trigger_metadata, actions: read.actions },
      ...{ exemptRoles: read.exempt_roles, exemptChannels: read.exempt_channels },
    });
    return ok(presentRule(rule));
  },
});

const tooManyOfKind = (limit: number) =>
  invalidForm([
    {
      at: 'trigger_type',
      code: 'AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED',
      message: `Maximum number of rules of this type reached (${limit})`,
    },
  ]);

const edit = forBots({
  method: 'PATCH',
  path: `${path}/:rule`,
  fields: ruleKeys,
  handle(call, world) {
    const rule = ruleOf(world, call);
    const read = readBody(call.body, {
      name: optional(ruleFields.name),
      event_type: optional(ruleFields.event_type),
      actions: optional(ruleFields.actions),
      enabled: optional(ruleFields.enabled),
      exempt_roles: optional(ruleFields.exempt_roles),
      exempt_channels: optional(ruleFields.exempt_channels),
      trigger_metadata: optional(triggerMetadata(rule.triggerType)),
    });
    editRule(world, actorOf(call), rule, {
      ...{ name: read.name ?? rule.name, eventType: read.event_type ?? rule.eventType },
      ...{ actions: read.actions ?? rule.actions, enabled: read.enabled ?? rule.enabled },
      ...{ exemptRoles: read.exempt_roles ?? rule.exemptRoles },
      ...{ exemptChannels: read.exempt_channels ?? rule.exemptChannels },
      ...{ triggerMetadata: read.trigger_metadata ?? rule.triggerMetadata },
    });
    return ok(presentRule(rule));
  },
});

export const autoModRoutes: readonly Route[] = [
  list,
  create,
  forBots({ method: 'GET', path: `${path}/:rule`, handle: (call, world) => ok(presentRule(ruleOf(world, call))) }),
  edit,
  forBots({
    method: 'DELETE',
    path: `${path}/:rule`,
    handle(call, world) {
      deleteRule(world, actorOf(call), ruleOf(world, call));
      return noContent;
    },
  }),
];
