import { presentMessage } from '../present/message.ts';
import { presentMember, presentUser } from '../present/user.ts';
import { botAsViewer } from '../present/viewer.ts';
import type { Guild } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Doing } from './create.ts';
import type { Interaction } from './interactions.ts';
import { permissionsOf, presentPlace } from './partial-channel.ts';

const attachmentLimit = 10 * 1_024 * 1_024;

/** An interaction as the bot is told of it. */
export function payloadOf(world: World, doing: Doing, { id, token, type }: Interaction): object {
  const { application, user, channel, data, message } = doing;
  const guild = channel.guildId === null ? null : world.state.guilds.get(channel.guildId)!;
  return {
    ...{ id, application_id: application.id, type, token, version: 1, data },
    channel: presentPlace(world, channel, user.id, application),
    channel_id: channel.id,
    ...(message && { message: presentMessage(world, message, botAsViewer(application)) }),
    ...(guild ? inGuild(world, doing, guild) : { user: presentUser(user) }),
    app_permissions: String(permissionsOf(world, application.botId, channel)),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: { '0': guild?.id ?? '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: attachmentLimit,
  };
}

function inGuild(world: World, { user, channel }: Doing, guild: Guild): object {
  const { id, locale, features } = guild;
  const member = world.state.members.get(id)!.get(user.id)!;
  return {
    guild: { id, locale, features },
    guild_id: id,
    guild_locale: locale,
    member: { ...presentMember(world, member), permissions: String(permissionsOf(world, user.id, channel)) },
  };
}
