import { type Stage, useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';

/** What can be done with the components of a message. */
export function useDeeds(message: Message) {
  const { person, attempt, tell } = useStage();
  const at = { channel: message.channel_id, message: message.id };

  async function begin(customId: string, work: Promise<{ id: string }>): Promise<void> {
    const made = await attempt(work);
    if (made) tellBegun(tell, made.id, message, customId);
  }

  return {
    click: (customId: string) => begin(customId, person.click({ ...at, customId })),
    choose: (customId: string, values: string[]) => begin(customId, person.choose({ ...at, customId, values })),
  };
}

function tellBegun(tell: Stage['tell'], id: string, message: Message, customId: string): void {
  const sent = { channelId: message.channel_id, words: customId, messageId: message.id, customId };
  tell({ kind: 'sent', id, sent });
}
