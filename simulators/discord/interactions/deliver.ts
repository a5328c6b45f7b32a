import { Event, tellUser } from '../events/tell.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { deliverToEndpoint } from './endpoint.ts';
import type { Interaction } from './interactions.ts';

/** To the bot's sessions, whatever their intents; or to the application's own address, and then to no session. */
export function deliver(world: World, application: Application, interaction: Interaction, payload: object): void {
  const { interactionsUrl, botId } = application;
  if (interactionsUrl === null) tellUser(world, botId, { event: Event.InteractionCreate, data: payload });
  else void deliverToEndpoint(world, { ...application, interactionsUrl }, interaction, payload);
}
