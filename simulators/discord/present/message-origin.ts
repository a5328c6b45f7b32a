import { type APIUser, InteractionType } from 'discord-api-types/v10';
import type { InteractionOrigin, Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { noFlags } from './no-flags.ts';
import { presentUser } from './user.ts';

/** A webhook looks like a bot of the name that it writes under. */
export function authorOf({ state }: World, { authorId, webhook }: Message): APIUser {
  if (webhook) {
    const { id, username, avatar } = webhook;
    return {
      ...{ id, username, avatar, discriminator: '0000', global_name: null, bot: true },
      ...{ public_flags: noFlags, flags: noFlags, primary_guild: null },
    };
  }
  const user = state.users.get(authorId);
  if (!user) throw new Error(`There is no user ${authorId}.`);
  return presentUser(user);
}

/** Which deed of a person the message answers; of commands also in the older form. */
export function interactionOf(world: World, { interaction, guildId, applicationId }: Message): object {
  if (!interaction) return {};
  const owners = guildId === null ? { 1: interaction.userId } : { 0: guildId };
  const user = userOf(world, interaction);
  const { id, type, name } = interaction;
  return {
    ...(applicationId && { interaction_metadata: metadata(world, interaction, owners) }),
    ...(type === InteractionType.ApplicationCommand && { interaction: { id, type, name: name ?? '', user } }),
  };
}

const metadata = (world: World, interaction: InteractionOrigin, owners: object): object => ({
  ...{ id: interaction.id, type: interaction.type, user: userOf(world, interaction) },
  authorizing_integration_owners: owners,
  ...(interaction.type === InteractionType.MessageComponent && { interacted_message_id: interaction.messageId }),
  ...(interaction.openedBy && { triggering_interaction_metadata: metadata(world, interaction.openedBy, owners) }),
});

function userOf({ state }: World, { userId }: InteractionOrigin): APIUser {
  const user = state.users.get(userId);
  if (!user) throw new Error(`There is no user ${userId}.`);
  return presentUser(user);
}
