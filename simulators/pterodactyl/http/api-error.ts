export interface ErrorEntry {
  code: string;
  status: string;
  detail: string;
  meta?: { source_field: string; rule: string };
}

/** An error as the panel's API words it. */
export class ApiError extends Error {
  readonly status: number;
  readonly entries: readonly ErrorEntry[];
  readonly headers: Record<string, string>;

  constructor(status: number, entries: readonly ErrorEntry[], headers: Record<string, string> = {}) {
    super(entries[0]?.detail ?? 'An error.');
    this.status = status;
    this.entries = entries;
    this.headers = headers;
  }
}

export const apiError = (status: number, code: string, detail: string, headers?: Record<string, string>) =>
  new ApiError(status, [{ code, status: String(status), detail }], headers);

export const unauthenticated = () => apiError(401, 'AuthenticationException', 'No valid key was sent.');
export const denied = (detail: string) => apiError(403, 'AccessDeniedHttpException', detail);
export const notFound = () => apiError(404, 'NotFoundHttpException', 'There is nothing here.');
export const badRequest = (detail: string) => apiError(400, 'BadRequestHttpException', detail);

export const invalid = (failures: readonly { field: string; rule: string }[]) =>
  new ApiError(
    422,
    failures.map(({ field, rule }) => ({
      code: 'ValidationException',
      status: '422',
      detail: `The value of ${field} breaks the rule ${rule}.`,
      meta: { source_field: field, rule },
    })),
  );

export const stateConflict = (detail: string) => apiError(409, 'ServerStateConflictException', detail);

/** Wings answered with an error of its own, or (504) not at all. */
export const daemonError = (status: number, detail = 'The machine of this server could not be asked.') =>
  apiError(status, 'DaemonConnectionException', detail);
