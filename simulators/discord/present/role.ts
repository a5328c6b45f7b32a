import type { APIRole } from 'discord-api-types/v10';
import type { Role } from '../state/rows.ts';
import { noFlags } from './no-flags.ts';

export const presentRole = (role: Role): APIRole => ({
  id: role.id,
  name: role.name,
  color: role.color,
  colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
  hoist: role.hoist,
  icon: null,
  unicode_emoji: role.unicodeEmoji,
  position: role.position,
  permissions: String(role.permissions),
  managed: role.managed,
  mentionable: role.mentionable,
  flags: noFlags,
  ...(role.botId && { tags: { bot_id: role.botId } }),
});
