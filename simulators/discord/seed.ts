import { ApplicationFlags, PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { addBot, makeApplication, makeChannel, makeGuild, makeMember, makeRole, makeUser } from './state/make.ts';
import type { World } from './world.ts';

/** An application that may hear of everything, as long as few people use it. */
export const everyLimitedIntent =
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContentLimited |
  ApplicationFlags.GatewayPresenceLimited;

/** A small community that a newcomer can walk into: a guild, four people, one application with its bot. */
export function seed(world: Pick<World, 'state' | 'newId' | 'clock'>): void {
  const person = (username: string, globalName: string) =>
    makeUser(world, { username, globalName, email: `${username}@example.org` });
  const [ada, ann, ben, mia] = [
    person('ada', 'Ada'),
    person('ann', 'Ann'),
    person('ben', 'Ben'),
    person('mia', 'Mia'),
  ] as const;

  const guild = makeGuild(world, { name: 'The Tea House', ownerId: ada.id });
  const guildId = guild.id;
  const moderators = makeRole(world, {
    ...{ guildId, name: 'Moderators', position: 3, color: 0x3498db, hoist: true, mentionable: true },
    permissions: Bits.KickMembers | Bits.BanMembers | Bits.ManageMessages | Bits.ModerateMembers | Bits.ViewAuditLog,
  });
  makeRole(world, { guildId, name: 'Regulars', position: 2, color: 0x2ecc71 });
  makeMember(world, { guildId, userId: ann.id, roles: [moderators.id] });
  for (const { id: userId } of [ben, mia]) makeMember(world, { guildId, userId });

  const category = makeChannel(world, { guildId, name: 'The house', type: ChannelType.GuildCategory });
  const within = { guildId, parentId: category.id };
  const general = makeChannel(world, { ...within, name: 'general', topic: 'Everything and tea' });
  makeChannel(world, { ...within, name: 'announcements', position: 1 });
  makeChannel(world, { ...within, name: 'help', position: 2, type: ChannelType.GuildForum });
  makeChannel(world, { ...within, name: 'Lounge', position: 3, type: ChannelType.GuildVoice });
  guild.systemChannelId = general.id;

  const application = makeApplication(world, {
    ...{ name: 'Botyard', ownerId: ada.id, description: 'Looks after this community.' },
    flags: everyLimitedIntent,
  });
  addBot(world, application, guildId, Bits.Administrator);
}
