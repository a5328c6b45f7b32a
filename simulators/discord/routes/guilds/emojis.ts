import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { createEmoji, deleteEmoji, editEmoji } from '../../guilds/emojis.ts';
import { created, noContent, ok } from '../../http/answer.ts';
import {
  assetTooLarge,
  missingPermissions,
  tooManyAnimatedEmojis,
  tooManyEmojis,
  unknownEmoji,
} from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots, type Route } from '../../http/route.ts';
import { guildPermissions } from '../../permissions/compute.ts';
import type { Standing } from '../../permissions/require.ts';
import { emojisOf, presentEmoji } from '../../present/guild.ts';
import type { Emoji } from '../../state/rows.ts';
import { setOf } from '../../validation/compound.ts';
import { defaulting, ignorable } from '../../validation/field.ts';
import { image, snowflake, text } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

const name = text({ min: 2, max: 32, form: /^\w+$/ });
const eitherRight = Bits.CreateGuildExpressions | Bits.ManageGuildExpressions;

/** Those who may change emojis see who made them. */
function shownTo(world: World, { guild, member }: Standing, emoji: Emoji) {
  const { user, ...rest } = presentEmoji(world, emoji);
  const maySee = (guildPermissions(world, guild, member) & eitherRight) !== 0n;
  return { ...rest, ...(maySee && user && { user }) };
}

function emojiOf(world: World, { params }: BotCall, { guild }: Standing): Emoji {
  const emoji = world.state.emojis.get(params['emojiId']!);
  if (emoji?.guildId !== guild.id) throw unknownEmoji();
  return emoji;
}

/** One's own may be changed by whoever may make them. */
function requireMayChange(world: World, { guild, member }: Standing, { creatorId }: Emoji): void {
  const right = creatorId === member.userId ? eitherRight : Bits.ManageGuildExpressions;
  if ((guildPermissions(world, guild, member) & right) === 0n) throw missingPermissions();
}

const list = forBots({
  method: 'GET',
  path: '/guilds/:guild/emojis',
  handle(call, world) {
    const standing = standingIn(world, call);
    return ok(emojisOf(world, standing.guild.id).map((it) => shownTo(world, standing, it)));
  },
});

const one = forBots({
  method: 'GET',
  path: '/guilds/:guild/emojis/:emojiId',
  handle(call, world) {
    const standing = standingIn(world, call);
    return ok(shownTo(world, standing, emojiOf(world, call, standing)));
  },
});

const create = forBots({
  method: 'POST',
  path: '/guilds/:guild/emojis',
  fields: ['name', 'image', 'roles'],
  handle(call, world) {
    const standing = standingIn(world, call, Bits.CreateGuildExpressions);
    const { guild } = standing;
    const wanted = readBody(call.body, { name, image, roles: defaulting(setOf(snowflake), []) });
    if (wanted.image.content.length > 262_144) throw assetTooLarge();
    const animated = wanted.image.type === 'gif';
    if (emojisOf(world, guild.id).filter((it) => it.animated === animated).length >= 50) {
      throw animated ? tooManyAnimatedEmojis() : tooManyEmojis();
    }
    const emoji = createEmoji(world, actorOf(call), { guildId: guild.id, animated, ...wanted });
    return created(shownTo(world, standing, emoji));
  },
});

const edit = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/emojis/:emojiId',
  fields: ['name', 'roles'],
  handle(call, world) {
    const standing = standingIn(world, call);
    const emoji = emojiOf(world, call, standing);
    requireMayChange(world, standing, emoji);
    const wanted = readBody(call.body, { name: ignorable(name), roles: ignorable(setOf(snowflake)) });
    editEmoji(world, actorOf(call), emoji, wanted);
    return ok(shownTo(world, standing, emoji));
  },
});

const remove = forBots({
  method: 'DELETE',
  path: '/guilds/:guild/emojis/:emojiId',
  handle(call, world) {
    const standing = standingIn(world, call);
    const emoji = emojiOf(world, call, standing);
    requireMayChange(world, standing, emoji);
    deleteEmoji(world, actorOf(call), emoji);
    return noContent;
  },
});

export const emojiRoutes: readonly Route[] = [list, one, create, edit, remove];
