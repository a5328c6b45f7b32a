import { InteractionType as Type } from 'discord-api-types/v10';
import { useMemo } from 'react';
import type { Scene, Sent } from './scene.ts';
import { useScene } from './stage.ts';
import type { Deed } from './types.ts';

/** Something that was begun in this window, and how it stands. */
export interface Pending {
  id: string;
  sent: Sent;
  state: Deed['state'];
}

const unanswered = (sent: Scene['sent'], deeds: Scene['deeds'], isWanted: (sent: Sent) => boolean): Pending[] =>
  Object.entries(sent).flatMap(([id, it]) => {
    const state = deeds[id]?.state ?? 'waiting';
    return isWanted(it) && state !== 'answered' ? [{ id, sent: it, state }] : [];
  });

function useUnanswered(isWanted: (sent: Sent) => boolean): Pending[] {
  const sent = useScene((scene) => scene.sent);
  const deeds = useScene((scene) => scene.deeds);
  return useMemo(() => unanswered(sent, deeds, isWanted), [sent, deeds, isWanted]);
}

/** Commands that wait for the bot, or that it never answered. */
export function usePendingCommands(channelId: string): Pending[] {
  const isHere = useMemo(() => (it: Sent) => it.messageId === null && it.channelId === channelId, [channelId]);
  return useUnanswered(isHere);
}

/** What was clicked or chosen in a message, and was not answered yet, or never. */
export function useClicks(messageId: string): Pending[] {
  const isIn = useMemo(() => (it: Sent) => it.messageId === messageId, [messageId]);
  return useUnanswered(isIn);
}

/** Whether this part of a message waits for its bot. */
export const useIsWaiting = (messageId: string, customId: string): boolean =>
  useClicks(messageId).some((it) => it.sent.customId === customId && it.state === 'waiting');

/** The form that was opened last and still stands open. */
export const openForm = ({ deeds }: Scene): Deed | undefined =>
  Object.values(deeds).findLast(({ modal, type }) => modal !== null && type !== Type.ModalSubmit);
