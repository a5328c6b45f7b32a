import type { Route } from '../../http/route.ts';
import { aroundGuildRoutes } from './around-guild.ts';
import { auditLogs } from './audit-logs.ts';
import { autoModRoutes } from './auto-mod.ts';
import { banRoutes } from './bans.ts';
import { bulkBan } from './bulk-ban.ts';
import { emojiRoutes } from './emojis.ts';
import { guildRoutes } from './guild.ts';
import { editEventRoute } from './guild-event-edit.ts';
import { guildEventRoutes } from './guild-events.ts';
import { inviteRoutes } from './invites.ts';
import { kickRoute } from './kick.ts';
import { memberAdd } from './member-add.ts';
import { memberEditRoutes } from './member-edit.ts';
import { memberListRoutes } from './member-list.ts';
import { memberRoleRoutes } from './member-roles.ts';
import { pruneRoutes } from './prune.ts';
import { rolePositions } from './role-positions.ts';
import { roleRoutes } from './roles.ts';
import { voiceStateRoutes } from './voice-states.ts';

export const guildsRoutes: readonly Route[] = [
  ...guildRoutes,
  ...aroundGuildRoutes,
  ...roleRoutes,
  rolePositions,
  ...memberListRoutes,
  memberAdd,
  ...memberEditRoutes,
  ...memberRoleRoutes,
  ...voiceStateRoutes,
  kickRoute,
  ...banRoutes,
  bulkBan,
  ...pruneRoutes,
  auditLogs,
  ...emojiRoutes,
  ...inviteRoutes,
  ...autoModRoutes,
  ...guildEventRoutes,
  editEventRoute,
];
