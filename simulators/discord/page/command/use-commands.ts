import type { APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { useEffect, useState } from 'react';
import { useStage } from '../model/stage.ts';

/** The commands of a kind that are offered in a channel; asked for as often as `times` changes. */
export function useCommands(
  channelId: string | null,
  type: ApplicationCommandType,
  times = 0,
): APIApplicationCommand[] {
  const { person } = useStage();
  const [commands, setCommands] = useState<APIApplicationCommand[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, the answer may be another one
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
  }, [person, channelId, type, times]);
  return commands;
}
