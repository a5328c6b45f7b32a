import { ApiError } from '../http/api-error.ts';

/** An error as OAuth2 words it, where everything else words it as Discord does. */
export class OauthError extends ApiError {
  readonly error: string;

  constructor(status: number, error: string, description: string, headers: Record<string, string> = {}) {
    super(status, 0, description, { headers });
    this.error = error;
  }

  override body(): object {
    return { error: this.error, error_description: this.message };
  }
}

export const invalidRequest = (description: string) => new OauthError(400, 'invalid_request', description);
export const invalidGrant = (description: string) => new OauthError(400, 'invalid_grant', description);
export const invalidScope = () =>
  new OauthError(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
export const unsupportedGrant = () =>
  new OauthError(400, 'unsupported_grant_type', 'This grant type is not supported.');
export const invalidClient = () =>
  new OauthError(401, 'invalid_client', 'Client authentication failed.', {
    'www-authenticate': 'Basic realm="Discord"',
  });
