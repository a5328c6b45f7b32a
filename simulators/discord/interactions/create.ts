import { randomBytes } from 'node:crypto';
import type { InteractionType } from 'discord-api-types/v10';
import type { Application, Channel, Message, Snowflake, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver.ts';
import { answerMs, type Interaction, isExpired } from './interactions.ts';
import { payloadOf } from './payload.ts';
import { failInteraction, tellPerson } from './tell-person.ts';

/** What a person does with a bot. */
export interface Doing {
  application: Application;
  user: User;
  channel: Channel;
  type: InteractionType;
  data: object;
  command?: Interaction['command'];
  message?: Message | null;
  completes?: Interaction['completes'];
  sends?: Interaction;
}

/** Sends it to the bot, which has three seconds to answer. */
export function createInteraction(world: World, doing: Doing): Interaction {
  forgetOld(world);
  const { application, user, channel, type, command = null, message = null, completes = null, sends = null } = doing;
  const id = world.newId();
  const interaction: Interaction = {
    ...{ id, token: tokenFor(id), applicationId: application.id, userId: user.id, channelId: channel.id },
    ...{ guildId: channel.guildId, type, createdAt: world.clock.now(), command, messageId: message?.id ?? null },
    ...{ completes, answeredWith: null, failed: false, answerId: null, choices: null, modal: null, sends },
  };
  world.interactions.set(interaction.token, interaction);
  tellPerson(world, interaction);
  world.clock.at(interaction.createdAt + answerMs, () => {
    if (interaction.answeredWith === null) failInteraction(world, interaction);
  });
  deliver(world, application, interaction, payloadOf(world, doing, interaction));
  return interaction;
}

const tokenFor = (id: Snowflake): string =>
  Buffer.from(`interaction:${id}:${randomBytes(48).toString('base64url')}`).toString('base64url');

/** Those that nobody can answer any more, unless a form of theirs is still open. */
function forgetOld({ interactions, clock }: World): void {
  for (const [token, interaction] of interactions) {
    if (!isExpired(interaction, clock.now())) return;
    if (!interaction.modal) interactions.delete(token);
  }
}
