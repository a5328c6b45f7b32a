import { useStage } from './stage.ts';

/** Goes to the conversation with somebody; answers whether there is one. */
export function useConverse() {
  const { person, attempt, reload, go } = useStage();
  return async (userId: string): Promise<boolean> => {
    const opened = await attempt(person.converse({ with: userId }));
    if (!opened) return false;
    await reload('guilds');
    go({ guildId: null, channelId: opened.channel });
    return true;
  };
}
