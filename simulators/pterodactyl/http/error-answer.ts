import type { Answer } from './answer.ts';
import { ApiError, apiError } from './api-error.ts';
import type { Call } from './call.ts';
import { wantsJson } from './wants-json.ts';

/** Errors are JSON for those who ask for JSON; everybody else is taken for a browser. */
export function errorAnswer(error: unknown, { headers }: Pick<Call, 'headers'>): Answer {
  if (!(error instanceof ApiError)) console.error(error);
  const known = error instanceof ApiError ? error : apiError(500, 'Error', 'The panel broke.');
  if (wantsJson(headers)) return { status: known.status, body: { errors: known.entries }, headers: known.headers };

  if (known.status === 401) return redirect('/auth/login');
  if (known.status === 422) return redirect('/');
  return { status: known.status, headers: known.headers, raw: page(`${known.status}`) };
}

export const redirect = (location: string): Answer => ({
  status: 302,
  headers: { location },
  raw: page('Redirecting'),
});

const page = (title: string) => ({
  type: 'text/html; charset=utf-8',
  content: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});
