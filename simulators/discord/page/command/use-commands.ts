import type { APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { useEffect, useState } from 'react';
import { useStage } from '../model/stage.ts';

/** The commands of a kind that are offered in a channel, as they are now. */
export function useCommands(channelId: string | null, type: ApplicationCommandType): APIApplicationCommand[] {
  const { person } = useStage();
  const [commands, setCommands] = useState<APIApplicationCommand[]>([]);
  useEffect(() => {
    let isWanted = channelId !== null;
    if (channelId === null) return;
    person
      .commands(channelId)
      .then((all) => isWanted && setCommands(all.filter((it) => it.type === type)))
      .catch(() => undefined); // a channel that is seen no more offers nothing
    return () => {
      isWanted = false;
    };
  }, [person, channelId, type]);
  return commands;
}
