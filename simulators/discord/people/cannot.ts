import { ApiError } from '../http/api-error.ts';

/** What a person's own program does not let the person do, and why. */
export const cannot = (why: string) => new ApiError(403, 0, why);
export const notThere = (what: string) => new ApiError(404, 0, `There is no such ${what}.`);
