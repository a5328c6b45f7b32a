import type { Frame } from '../server/socket.ts';
import type { Scene } from './scene.ts';

/** What is asked for again: all of it, the conversations and guilds, or the channels of the guild that is looked at. */
export type Wanted = 'everything' | 'guilds' | 'channels';

interface Told {
  guild_id?: string;
  channel_id?: string;
  user?: { id: string };
}

/** Who may see a channel changes with it, with roles, and with one's own. */
const changesChannels =
  /^(PERSON_SIGHT|CHANNEL_(CREATE|UPDATE|DELETE)|THREAD_(CREATE|UPDATE|DELETE|LIST_SYNC)|GUILD_ROLE_|GUILD_UPDATE)/;

/** What an event makes it necessary to ask for again; null: it says all itself. */
export function wantedAfter({ t, d }: Frame, scene: Scene, guildId: string | null): Wanted | null {
  const { guild_id: of, channel_id: channelId, user } = d as Told;
  if (t === 'GUILD_CREATE' || t === 'GUILD_DELETE')
    return (d as { id: string }).id === guildId ? 'everything' : 'guilds';
  const isOfConversation = t === 'MESSAGE_CREATE' && of === undefined && !scene.channels[channelId ?? ''];
  if (isOfConversation) return 'guilds';
  if (t === 'GUILD_MEMBER_UPDATE') return user?.id === scene.meId && of === guildId ? 'channels' : null;
  if (t === 'GUILD_UPDATE') return (d as { id: string }).id === guildId ? 'channels' : null;
  return changesChannels.test(t) && of === guildId ? 'channels' : null;
}
