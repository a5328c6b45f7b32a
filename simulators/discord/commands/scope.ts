import { missingAccess, notYourApplication } from '../http/api-error.ts';
import type { Call, Caller } from '../http/call.ts';
import type { World } from '../world.ts';
import type { Scope } from './keep.ts';

/** The place that a path names; an application sees its own commands alone, and in guilds that have it. */
export function scopeOf({ state }: World, { params, caller }: Call & { caller: Caller }): Scope {
  const { application, guild: guildId = null } = params;
  if (application !== caller.application.id) throw notYourApplication();
  if (guildId !== null && !state.members.get(guildId)?.has(caller.application.botId)) throw missingAccess();
  return { applicationId: caller.application.id, guildId };
}
