import { ApiError } from '../http/api-error.ts';
import { within } from '../validation/compound.ts';

/** What is wrong with a message that answers is told under `data`, where the message stands. */
export function withinData<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError) || error.faults.length === 0) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, at: within('data', fault.at) }));
    throw new ApiError(error.status, error.code, error.message, { faults, headers: error.headers });
  }
}
