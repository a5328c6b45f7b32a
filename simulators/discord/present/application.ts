import type { APIApplication } from 'discord-api-types/v10';
import { scopeWords } from '../oauth2/scopes.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { presentUser } from './user.ts';

/** As everybody sees it who meets it. */
export const presentApplication = (application: Application) => ({
  id: application.id,
  name: application.name,
  icon: application.icon,
  description: application.description,
  type: null,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: application.publicKey,
  flags: application.flags,
  flags_new: String(application.flags),
  ...(application.coverImage && { cover_image: application.coverImage }),
  ...(application.tags.length > 0 && { tags: application.tags }),
  ...(application.customInstallUrl && { custom_install_url: application.customInstallUrl }),
  ...(application.installParams && { install_params: application.installParams }),
  integration_types_config: {
    '0': application.installParams ? { oauth2_install_params: application.installParams } : {},
  },
});

/** As its own bot sees it. */
export function presentOwnApplication(world: World, application: Application): APIApplication {
  const { users, members, authorizations } = world.state;
  const [owner, bot] = [users.get(application.ownerId), users.get(application.botId)];
  if (!owner) throw new Error(`Application ${application.id} has no owner.`);
  const allowing = [...authorizations.values()].filter(({ applicationId }) => applicationId === application.id);
  return {
    ...presentApplication(application),
    owner: presentUser(owner),
    ...(bot && { bot: presentUser(bot) }),
    team: null,
    redirect_uris: application.redirectUris,
    interactions_endpoint_url: application.interactionsUrl,
    role_connections_verification_url: application.roleConnectionsUrl,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    explicit_content_filter: 0,
    approximate_guild_count: [...members.values()].filter((within) => within.has(application.botId)).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: new Set(allowing.map(({ userId }) => userId)).size,
    eligible_oauth2_scopes: Object.keys(scopeWords),
  } as unknown as APIApplication;
}
