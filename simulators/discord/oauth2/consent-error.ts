import { ApiError } from '../http/api-error.ts';

/** What is wrong is told to the person alone. */
export class ConsentError extends ApiError {
  constructor(status: number, message: string) {
    super(status, 0, message);
  }
}

interface Back {
  redirectUri: string | null;
  state: string | null;
}

/** What is wrong is told to the application, where it may be; else to the person. */
export class SentBack extends ConsentError {
  readonly location: string | null;

  constructor({ redirectUri, state }: Back, error: string, description: string) {
    super(400, description);
    const told = { error, error_description: description, ...(state !== null && { state }) };
    this.location = redirectUri && withQuery(redirectUri, told);
  }
}

/** The address stays as it was registered; only what is told is added. */
export const withQuery = (address: string, told: Record<string, string>): string =>
  `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(told)}`;
