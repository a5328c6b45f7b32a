import type { APIMessage } from 'discord-api-types/v10';
import type { Viewer } from '../events/dispatch.ts';
import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';

/** As this viewer may read it: without its content where a bot lacks the right to that. */
export function presentMessage(_world: World, _message: Message, _viewer: Viewer): APIMessage {
  throw new Error('Not yet.');
}
