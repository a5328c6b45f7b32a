import type { BotCall } from '../../http/call.ts';
import { requireGuild, requireInGuild, type Standing } from '../../permissions/require.ts';
import type { World } from '../../world.ts';

/** Where the bot that calls stands in the guild of the path, in which it must have these rights. */
export function standingIn(world: World, { caller, params }: BotCall, bits = 0n): Standing {
  const standing = requireGuild(world, caller.user.id, params['guild']!);
  requireInGuild(world, standing, bits);
  return standing;
}
