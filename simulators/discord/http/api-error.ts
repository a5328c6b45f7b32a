/** What is wrong at one place of a body: `embeds.0.title`, `content`. */
export interface Fault {
  at: string;
  code: string;
  message: string;
}

/** An error as Discord words it. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly faults: readonly Fault[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: number,
    message: string,
    { faults = [], headers = {} }: { faults?: readonly Fault[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.headers = headers;
  }

  body(): object {
    const { code, message, faults } = this;
    return { message, code, ...(faults.length > 0 && { errors: nested(faults) }) };
  }
}

type Tree = { [key: string]: Tree | { code: string; message: string }[] };

/** By key and index, with the faults of each place under `_errors`. */
function nested(faults: readonly Fault[]): Tree {
  const root: Tree = {};
  for (const { at, code, message } of faults) {
    let place = root;
    for (const key of at === '' ? [] : at.split('.')) {
      place[key] ??= {};
      place = place[key] as Tree;
    }
    const errors = (place['_errors'] ?? []) as { code: string; message: string }[];
    place['_errors'] = [...errors, { code, message }];
  }
  return root;
}

const error = (status: number, code: number, message: string) => () => new ApiError(status, code, message);

export const unauthorized = error(401, 0, '401: Unauthorized');
export const unknownRoute = error(404, 0, '404: Not Found');
export const wrongMethod = error(405, 0, '405: Method Not Allowed');
export const badJson = error(400, 50109, 'The request body contains invalid JSON.');
export const wrongVersion = error(400, 50041, 'Invalid API version');
export const missingScope = error(403, 50026, 'Missing required OAuth2 scope');
/** What stands before Discord lets nobody pass who does not say who they are. */
export const noUserAgent = error(403, 40333, 'internal network error');

export const unknownApplication = error(404, 10002, 'Unknown Application');
export const unknownChannel = error(404, 10003, 'Unknown Channel');
export const unknownGuild = error(404, 10004, 'Unknown Guild');
export const unknownInvite = error(404, 10006, 'Unknown Invite');
export const unknownMember = error(404, 10007, 'Unknown Member');
export const unknownMessage = error(404, 10008, 'Unknown Message');
export const unknownOverwrite = error(404, 10009, 'Unknown Overwrite');
export const unknownRole = error(404, 10011, 'Unknown Role');
export const unknownUser = error(404, 10013, 'Unknown User');
export const unknownEmoji = error(404, 10014, 'Unknown Emoji');
export const unknownWebhook = error(404, 10015, 'Unknown Webhook');
export const unknownGuildEvent = error(404, 10070, 'Unknown Guild Scheduled Event');
export const unknownWelcomeScreen = error(404, 10069, 'Unknown Guild Welcome Screen');
export const unknownBan = error(404, 10026, 'Unknown Ban');
export const unknownInteraction = error(404, 10062, 'Unknown interaction');
export const unknownCommand = error(404, 10063, 'Unknown application command');

/** It cannot be seen. */
export const missingAccess = error(403, 50001, 'Missing Access');
/** It is seen, and a right is lacking. */
export const missingPermissions = error(403, 50013, 'Missing Permissions');
export const notTheAuthor = error(403, 50005, 'Cannot edit a message authored by another user');
export const cannotSendToUser = error(403, 50007, 'Cannot send messages to this user');
export const emptyMessage = error(400, 50006, 'Cannot send an empty message');

export const noMutualGuild = error(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
export const requestTooLarge = error(413, 40005, 'Request entity too large');
export const notInConversations = error(403, 50003, 'Cannot execute action on a DM channel');
export const wrongMessageCount = error(400, 50016, 'Provided too few or too many messages to delete.');
export const systemMessage = error(403, 50021, 'Cannot execute action on a system message');
export const messageTooOld = error(400, 50034, 'A message provided was too old to bulk delete');
export const tooManyPins = error(400, 30003, 'Maximum number of pins reached for the channel (250)');
export const tooManyReactions = error(400, 30010, 'Maximum number of reactions reached (20)');
export const historyForReply = error(403, 160002, 'Cannot reply without permission to read message history');
export const unreadableForward = error(400, 160014, 'Cannot forward a message whose content you cannot read');
export const alreadyPublished = error(400, 40033, 'This message has already been crossposted.');
export const notPublishable = error(400, 50068, 'Invalid message type');
export const noPoll = error(400, 520006, 'Cannot expire a non-poll message');

export const nonTextChannel = error(400, 50008, 'Cannot send messages in a non-text channel');
export const wrongChannelType = error(400, 50024, 'Cannot execute action on this channel type');
export const archivedThread = error(400, 50083, 'Thread is archived');
export const lockedThread = error(400, 160005, 'Thread is locked');
export const threadExists = error(400, 160004, 'A thread has already been created for this message');
export const tooManyThreads = error(400, 160006, 'Maximum number of active threads reached');
export const tagRequired = error(400, 40067, 'A tag is required to create a forum post in this channel');
export const tooManyChannels = error(400, 30013, 'Maximum number of server channels reached (500)');
export const tooManyOverwrites = error(400, 30060, 'Maximum number of channel permission overwrites reached (1000)');
export const tooManyWebhooks = error(400, 30007, 'Maximum number of webhooks reached (15)');
export const needsThread = error(400, 220001, 'Webhooks posted to forum channels must have a thread_name or thread_id');
export const oneThread = error(
  400,
  220002,
  'Webhooks posted to forum channels cannot have both a thread_name and thread_id',
);
export const noForum = error(400, 220003, 'Webhooks can only create threads in forum channels');
export const badWebhookToken = error(401, 50027, 'Invalid Webhook Token');
/** People write slowly here. */
export const slowmode = (seconds: number) =>
  new ApiError(429, 20016, 'This action cannot be performed due to slowmode rate limit.', {
    headers: { 'retry-after': String(Math.ceil(seconds)) },
  });

export const botsMayNot = error(403, 20001, 'Bots cannot use this endpoint');
export const widgetDisabled = error(403, 50004, 'Widget Disabled');
export const invalidAccessToken = error(403, 50025, 'Invalid OAuth2 access token provided');
export const invalidRole = error(400, 50028, 'Invalid Role');
export const invalidRecipient = error(400, 50033, 'Invalid Recipient(s)');
export const invalidGuild = error(400, 50055, 'Invalid Guild');
export const assetTooLarge = error(400, 50138, 'Failed to resize asset below the maximum size: 262144');
export const needsBoosts = error(403, 50101, 'This server needs more boosts to perform this action');
export const unknownVoiceState = error(404, 10065, 'Unknown Voice State');
export const notInVoice = error(400, 40032, 'Target user is not connected to voice.');
export const userIsBanned = error(403, 40007, 'The user is banned from this guild.');
export const twoFactorsRequired = error(403, 60003, 'Two factor is required for this operation');
export const nobodyBanned = error(400, 500000, 'Failed to ban users');
export const tooManyRoles = error(400, 30005, 'Maximum number of guild roles reached (250)');
export const tooManyEmojis = error(400, 30008, 'Maximum number of emojis reached (50)');
export const tooManyAnimatedEmojis = error(400, 30018, 'Maximum number of animated emojis reached (50)');
export const tooManyGuildEvents = error(
  400,
  30038,
  'Maximum number of uncompleted guild scheduled events reached (100)',
);
export const finishedEvent = error(400, 180000, 'Cannot update a finished event');
export const tooManyInvites = error(400, 30016, 'Maximum number of invites reached (1000)');
export const tooManyCommands = (most: number) =>
  new ApiError(400, 30032, `Maximum number of application commands reached (${most})`);
export const tooManyCreates = (most: number) =>
  new ApiError(400, 30034, `Max number of daily application command creates has been reached (${most})`);
export const notYourApplication = error(
  403,
  20012,
  'You are not authorized to perform this action on this application',
);
export const unknownCommandPermissions = error(404, 10066, 'Unknown application command permissions');
export const alreadyAcknowledged = error(400, 40060, 'Interaction has already been acknowledged.');

export const invalidForm = (faults: readonly Fault[]) => new ApiError(400, 50035, 'Invalid Form Body', { faults });
