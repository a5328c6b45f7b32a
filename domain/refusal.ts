/** A "no" we meant to say, in words for the person who asked. Every other error is our fault. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  /** What this person can do now, where the sentence does not say it. */
  readonly remedy: string | undefined;

  constructor(code: string, message: string, options: ErrorOptions & { remedy?: string | undefined } = {}) {
    super(message, options);
    this.code = code;
    this.remedy = options.remedy;
  }
}

/** The outside world asks for patience: try again, but not before `retryAfterMs`. */
export class Busy extends Error {
  override name = 'Busy';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}
