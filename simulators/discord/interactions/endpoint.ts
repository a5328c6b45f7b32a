import { ApiError } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import { signatureOf } from '../http/sign.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { answerInteraction } from './answer.ts';
import type { Interaction } from './interactions.ts';
import { postToEndpoint } from './post-to-endpoint.ts';
import { failInteraction } from './tell-person.ts';

type Endpoint = Pick<Application, 'privateKey'> & { interactionsUrl: string };

/** The address answers at once with a callback, or with 202 and calls back by itself. */
export async function deliverToEndpoint(
  world: World,
  endpoint: Endpoint,
  interaction: Interaction,
  payload: object,
): Promise<void> {
  const { interactionsUrl, ...application } = endpoint;
  const body = JSON.stringify(payload);
  const signature = signatureOf(application, body, world.clock.now());
  const response = await postToEndpoint(world, interactionsUrl, body, signature);
  if (response?.status === 202) return;
  const callback = response?.status === 200 ? await jsonIn(response) : null;
  if (interaction.failed || interaction.answeredWith !== null) return;
  if (!callback || !isTaken(world, interaction, callback)) failInteraction(world, interaction);
  world.saveSoon();
}

function isTaken(world: World, interaction: Interaction, body: Json): boolean {
  try {
    answerInteraction(world, interaction, { body, uploads: new Map() });
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

const jsonIn = (response: Response): Promise<Json | null> => response.json().catch(() => null) as Promise<Json | null>;
