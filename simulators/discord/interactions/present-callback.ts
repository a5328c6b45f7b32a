import { InteractionResponseType as Callback, MessageFlags as Flags } from 'discord-api-types/v10';
import { presentMessage } from '../present/message.ts';
import { botAsViewer } from '../present/viewer.ts';
import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interactions.ts';

const withMessage: readonly (Callback | null)[] = [Callback.ChannelMessageWithSource, Callback.UpdateMessage];

/** What has become of a first answer, for an application that asks. */
export function presentCallback(world: World, interaction: Interaction, message: Message | null): object {
  const { id, type, channelId, guildId, answeredWith } = interaction;
  const application = world.state.applications.get(interaction.applicationId)!;
  return {
    interaction: {
      ...{ id, type, channel_id: channelId },
      ...(guildId && { guild_id: guildId }),
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & Flags.Loading) !== 0,
        response_message_ephemeral: (message.flags & Flags.Ephemeral) !== 0,
      }),
    },
    ...(message &&
      withMessage.includes(answeredWith) && {
        resource: { type: answeredWith, message: presentMessage(world, message, botAsViewer(application)) },
      }),
  };
}
