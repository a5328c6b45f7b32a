import { InteractionType as Type } from 'discord-api-types/v10';
import type { Scene, Sent } from './scene.ts';
import type { Deed } from './types.ts';

/** Something that was begun in this window, and how it stands. */
export interface Pending {
  id: string;
  sent: Sent;
  state: Deed['state'];
}

const pending = ({ sent, deeds }: Scene): Pending[] =>
  Object.entries(sent).map(([id, it]) => ({ id, sent: it, state: deeds[id]?.state ?? 'waiting' }));

/** Commands that wait for the bot, or that it never answered. */
export const commandsIn = (scene: Scene, channelId: string): Pending[] =>
  pending(scene).filter(
    ({ sent, state }) => sent.messageId === null && sent.channelId === channelId && state !== 'answered',
  );

/** What was clicked or chosen in a message, and was not answered yet, or never. */
export const clicksIn = (scene: Scene, messageId: string): Pending[] =>
  pending(scene).filter(({ sent, state }) => sent.messageId === messageId && state !== 'answered');

/** The form that was opened last and still stands open. */
export const openForm = ({ deeds }: Scene): Deed | undefined =>
  Object.values(deeds).findLast(({ modal, type }) => modal !== null && type !== Type.ModalSubmit);
