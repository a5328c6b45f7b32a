import { GatewayCloseCodes as Code } from 'discord-api-types/v10';

/** Why a connection is closed. */
export class Closing extends Error {
  override name = 'Closing';
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

const closing = (code: number, reason: string) => () => new Closing(code, reason);

export const unknownError = closing(Code.UnknownError, 'Unknown error.');
export const unknownOpcode = closing(Code.UnknownOpcode, 'Unknown opcode.');
export const decodeError = closing(Code.DecodeError, 'Error while decoding payload.');
export const notAuthenticated = closing(Code.NotAuthenticated, 'Not authenticated.');
export const authenticationFailed = closing(Code.AuthenticationFailed, 'Authentication failed.');
export const alreadyAuthenticated = closing(Code.AlreadyAuthenticated, 'Already authenticated.');
export const invalidSeq = closing(Code.InvalidSeq, 'Invalid seq.');
export const rateLimited = closing(Code.RateLimited, 'Rate limited.');
export const sessionTimedOut = closing(Code.SessionTimedOut, 'Session timed out.');
export const invalidShard = closing(Code.InvalidShard, 'Invalid shard.');
export const shardingRequired = closing(Code.ShardingRequired, 'Sharding required.');
export const invalidVersion = closing(Code.InvalidAPIVersion, 'Invalid API version.');
export const invalidIntents = closing(Code.InvalidIntents, 'Invalid intent(s).');
export const disallowedIntents = closing(Code.DisallowedIntents, 'Disallowed intent(s).');
export const takenOver = closing(Code.UnknownError, 'The session goes on elsewhere.');
