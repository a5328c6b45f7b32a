import type { APIAutoModerationRule } from 'discord-api-types/v10';
import type { AutoModRule } from '../state/rows.ts';

export const presentRule = (rule: AutoModRule): APIAutoModerationRule =>
  ({
    id: rule.id,
    guild_id: rule.guildId,
    creator_id: rule.creatorId,
    name: rule.name,
    event_type: rule.eventType,
    trigger_type: rule.triggerType,
    trigger_metadata: rule.triggerMetadata,
    actions: rule.actions,
    enabled: rule.enabled,
    exempt_roles: rule.exemptRoles,
    exempt_channels: rule.exemptChannels,
  }) as APIAutoModerationRule;
