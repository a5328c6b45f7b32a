import { channelTree, flat, isCategory } from './channels.ts';
import { useStage } from './stage.ts';

/** Goes to the channel above or below the one that is looked at; behind the last comes the first. */
export function useNeighbour(): (step: 1 | -1) => void {
  const { store, guild, channel, go } = useStage();
  return (step) => {
    if (!guild || !channel) return;
    const all = flat(channelTree(store.scene().channels, guild.id)).filter((it) => !isCategory(it));
    const place = all.findIndex(({ id }) => id === channel.id);
    const next = all[(place + step + all.length) % all.length];
    if (next) go({ guildId: guild.id, channelId: next.id });
  };
}
