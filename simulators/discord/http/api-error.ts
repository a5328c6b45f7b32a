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
    for (const key of at.split('.')) {
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

export const invalidForm = (faults: readonly Fault[]) => new ApiError(400, 50035, 'Invalid Form Body', { faults });
