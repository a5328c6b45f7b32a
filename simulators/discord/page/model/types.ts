import type {
  APIGuild,
  APIGuildForumTag,
  APIGuildMember,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIThreadMetadata,
  APIUser,
  ChannelType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';

export type User = APIUser;
export type Member = APIGuildMember;
export type Guild = APIGuild;
export type Message = APIMessage;

/** Any channel; which of these it has depends on its type. */
export interface Channel {
  id: string;
  type: ChannelType;
  guild_id?: string;
  name?: string;
  parent_id?: string | null;
  position?: number;
  topic?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  last_message_id?: string | null;
  permissions?: string;
  permission_overwrites?: APIOverwrite[];
  recipients?: User[];
  owner_id?: string;
  message_count?: number;
  member_count?: number;
  thread_metadata?: APIThreadMetadata;
  applied_tags?: string[];
  available_tags?: APIGuildForumTag[];
  flags?: number;
}

export type Status = 'online' | 'idle' | 'dnd' | 'offline';

export interface Presence {
  user: { id: string };
  status: Status;
  activities: { name: string; type: number; state?: string }[];
}

export interface Choice {
  name: string;
  value: string | number;
}

/** What a person did with a bot, and what became of it. */
export interface Deed {
  id: string;
  application_id: string;
  channel_id: string;
  guild_id: string | null;
  type: InteractionType;
  state: 'waiting' | 'answered' | 'failed';
  answered_with: InteractionResponseType | null;
  message_id: string | null;
  choices: Choice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
}

/** A file as it goes to the simulator. */
export interface GivenFile {
  filename: string;
  contentType: string | null;
  /** Base64. */
  content: string;
}
