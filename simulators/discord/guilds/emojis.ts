import { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { emojisOf, presentEmoji } from '../present/guild.ts';
import type { Emoji, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

type NewEmoji = Pick<Emoji, 'guildId' | 'name' | 'roles' | 'animated'> & { image: { content: Buffer } };

export function createEmoji(world: World, actor: Actor, { image, ...looks }: NewEmoji): Emoji {
  const { guildId, name, roles, animated } = looks;
  const id = world.newId();
  const emoji: Emoji = { id, guildId, name, roles, animated, creatorId: actor.actorId, available: true };
  world.state.emojis.set(id, emoji);
  world.files.put(id, image.content);
  tellEmojis(world, guildId);
  const actionType = AuditLogEvent.EmojiCreate;
  writeAudit(world, { ...actor, guildId, targetId: id, actionType, changes: changes(null, { name }) });
  return emoji;
}

export function editEmoji(
  world: World,
  actor: Actor,
  emoji: Emoji,
  { name = emoji.name, roles = emoji.roles }: Partial<Pick<Emoji, 'name' | 'roles'>>,
): void {
  const changed = changes({ name: emoji.name, roles: emoji.roles }, { name, roles });
  if (changed.length === 0) return;
  Object.assign(emoji, { name, roles });
  tellEmojis(world, emoji.guildId);
  const { guildId, id: targetId } = emoji;
  writeAudit(world, { ...actor, guildId, targetId, actionType: AuditLogEvent.EmojiUpdate, changes: changed });
}

export function deleteEmoji(world: World, actor: Actor, { id: targetId, guildId, name }: Emoji): void {
  world.state.emojis.delete(targetId);
  tellEmojis(world, guildId);
  const actionType = AuditLogEvent.EmojiDelete;
  writeAudit(world, { ...actor, guildId, targetId, actionType, changes: changes({ name }, null) });
}

/** All that are there now. */
const tellEmojis = (world: World, guildId: Snowflake): void =>
  tellGuild(world, guildId, {
    event: Event.GuildEmojisUpdate,
    intents: Intent.GuildExpressions,
    data: { guild_id: guildId, emojis: emojisOf(world, guildId).map((it) => presentEmoji(world, it)) },
  });
