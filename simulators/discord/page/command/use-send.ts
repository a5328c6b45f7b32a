import type { APIApplicationCommand } from 'discord-api-types/v10';
import { useStage } from '../model/stage.ts';
import type { Usable } from './usable.ts';

/** Sends commands to bots, and remembers that they were sent. */
export function useSend() {
  const { person, attempt, tell } = useStage();

  async function begin(channelId: string, words: string, work: Promise<{ id: string }>): Promise<boolean> {
    const made = await attempt(work);
    if (made) tell({ kind: 'sent', id: made.id, sent: { channelId, words, messageId: null, customId: null } });
    return made !== undefined;
  }

  return {
    slash: ({ path, application }: Usable, channel: string, options: Record<string, unknown>) =>
      begin(channel, `/${path}`, person.command({ channel, command: path, application, options })),
    fromMenu: (command: APIApplicationCommand, target: string, channel: string) => {
      const asked = { channel, target, command: command.name, application: command.application_id };
      return begin(channel, command.name, person.menu({ ...asked, type: command.type as 2 | 3 }));
    },
  };
}
