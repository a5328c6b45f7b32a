import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { editGuild } from '../../guilds/edit-guild.ts';
import { ok } from '../../http/answer.ts';
import { botsMayNot } from '../../http/api-error.ts';
import { forBots, type Route } from '../../http/route.ts';
import { countsOf, presentGuild, presentPreview } from '../../present/guild.ts';
import { defaulting } from '../../validation/field.ts';
import { boolean } from '../../validation/kinds.ts';
import { readBody, readQuery } from '../../validation/read.ts';
import { guildFields, guildIn } from './guild-fields.ts';
import { standingIn } from './standing.ts';

const one = forBots({
  method: 'GET',
  path: '/guilds/:guild',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    const { with_counts } = readQuery(call.query, { with_counts: defaulting(boolean, false) });
    return ok({ ...presentGuild(world, guild), ...(with_counts && countsOf(world, guild)) });
  },
});

const edit = forBots({
  method: 'PATCH',
  path: '/guilds/:guild',
  fields: [...Object.keys(guildFields), 'splash', 'banner', 'discovery_splash', 'features', 'region'],
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.ManageGuild);
    editGuild(world, actorOf(call), guild, guildIn(world, guild, readBody(call.body, guildFields)));
    return ok(presentGuild(world, guild));
  },
});

/** Since 2025 only people make guilds. */
const create = forBots({
  method: 'POST',
  path: '/guilds',
  handle() {
    throw botsMayNot();
  },
});

const preview = forBots({
  method: 'GET',
  path: '/guilds/:guild/preview',
  handle(call, world) {
    const { guild } = standingIn(world, call);
    return ok(presentPreview(world, guild));
  },
});

export const guildRoutes: readonly Route[] = [one, edit, create, preview];
