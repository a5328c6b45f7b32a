import { ApplicationFlags as Flags, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Viewer } from '../events/dispatch.ts';
import type { Application, Snowflake } from '../state/rows.ts';

const contentFlags = Flags.GatewayMessageContent | Flags.GatewayMessageContentLimited;

/** A bot at the REST API, where the application's own flags decide what it reads. */
export const botAsViewer = ({ id, botId, flags }: Pick<Application, 'id' | 'botId' | 'flags'>): Viewer => ({
  userId: botId,
  applicationId: id,
  intents: (flags & contentFlags) === 0 ? ~Intent.MessageContent : ~0,
});

export const personAsViewer = (userId: Snowflake): Viewer => ({ userId, applicationId: null, intents: ~0 });

/** Whom a message is shown to in full, as the target of a command. */
export const withContent = (viewer: Viewer): Viewer => ({ ...viewer, intents: viewer.intents | Intent.MessageContent });
