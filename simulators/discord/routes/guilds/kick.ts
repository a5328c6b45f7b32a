import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { getMember } from '../../guilds/get.ts';
import { kick } from '../../guilds/kick.ts';
import { noContent } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { requireAbove } from '../../permissions/may-act-on.ts';
import { standingIn } from './standing.ts';

export const kickRoute = forBots({
  method: 'DELETE',
  path: '/guilds/:guild/members/:user',
  handle(call, world) {
    const standing = standingIn(world, call, Bits.KickMembers);
    const target = getMember(world, standing.guild.id, call.params['user']!);
    requireAbove(world, standing, target);
    kick(world, actorOf(call), target);
    return noContent;
  },
});
