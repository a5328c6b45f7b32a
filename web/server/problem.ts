import type { Problem as Document } from '../../api/errors.ts';

/** The api's "no", in its own words; or that it could not be asked. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly remedy: string | undefined;

  constructor({ code, status, detail, remedy }: Pick<Document, 'code' | 'status' | 'detail' | 'remedy'>) {
    super(detail);
    this.code = code;
    this.status = status;
    this.remedy = remedy;
  }
}

export const unreachable = () =>
  new Problem({
    code: 'unreachable',
    status: 0,
    detail: 'Botyard could not be reached.',
    remedy: 'Look whether you are online, and try again.',
  });

/** What something in between has answered, such as a proxy whose api is away. */
export const unreadable = (status: number) =>
  new Problem({
    code: 'unreadable',
    status,
    detail: 'Botyard has given an answer that cannot be read.',
    remedy: 'Try again in a moment.',
  });

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem({
        code: 'unexpected',
        status: 500,
        detail: 'Something went wrong on this page.',
        remedy: 'Load it anew.',
      });

export const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.status === 401;

/** Whether the same question may well be answered in a moment. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || (error.status >= 500 && error.code !== 'discord-off'));
