import { z } from 'zod';
import { redact } from '../../domain/redact.ts';
import { NotThePanel, type PanelApi, PanelBusy, PanelError } from './panel-error.ts';

const errorBody = z.object({
  errors: z
    .array(
      z.object({
        code: z.string(),
        detail: z.string().default(''),
        meta: z.object({ source_field: z.string(), rule: z.string() }).partial().optional(),
      }),
    )
    .min(1),
});

interface Received {
  api: PanelApi;
  /** `POST /servers`, for the message. */
  request: string;
  reads: boolean;
  response: Response;
  text: string;
  secrets: readonly string[];
}

/** Turns an answer that is no success into the error it stands for. */
export function explain({ api, request, reads, response, text, secrets }: Received): Error {
  const { status } = response;
  const answer = errorBody.safeParse(jsonOf(text));
  const code = answer.data?.errors[0]?.code ?? null;
  const isDaemon = code === 'DaemonConnectionException';
  const isNodes = isDaemon || code === 'ConnectionException' || code === 'RequestException'; // Pelican's words

  if (status === 429 || status >= 500 || (status === 409 && isDaemon)) {
    const why = answer.success ? busyWith(isNodes) : excerptOf({ response, text, secrets });
    const message = `${request} answered ${status}${code ? ` ${code}` : ''}: ${why}.`;
    return new PanelBusy(message, { status, code, mayBeDone: !reads && status !== 429, ...pauseOf(response) });
  }
  if (!answer.success) return notThePanel({ request, response, text, secrets });

  const { errors } = answer.data;
  return new PanelError(request, {
    api,
    status,
    code: errors[0]!.code,
    brokenRules: errors.flatMap(({ meta }) =>
      meta?.source_field ? [{ field: meta.source_field, rule: meta.rule ?? '' }] : [],
    ),
    detail: redact(errors[0]!.detail, secrets).slice(0, 200),
  });
}

export function notThePanel({ request, response, text, secrets }: Omit<Received, 'api' | 'reads'>): NotThePanel {
  const { status } = response;
  if (status >= 300 && status < 400) {
    return new NotThePanel(`${request} was sent elsewhere (${status}); the panel's API never does that.`);
  }
  return new NotThePanel(`${request} answered ${status} with ${excerptOf({ response, text, secrets })}`);
}

const busyWith = (isNodes: boolean): string =>
  isNodes ? 'the panel could not reach the node of the server, or the node is busy' : 'the panel is busy';

/** Whoever reads it shall recognize whose page it is. */
function excerptOf({ response, text, secrets }: Pick<Received, 'response' | 'text' | 'secrets'>): string {
  const type = response.headers.get('content-type') ?? 'nothing';
  return `${type} where JSON was due: ${redact(text, secrets).replace(/\s+/g, ' ').slice(0, 200)}`;
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or a date. */
function pauseOf({ headers }: Response): { retryAfterMs?: number } {
  const told = headers.get('retry-after');
  if (!told) return {};
  const ms = /^\d+$/.test(told) ? Number(told) * 1_000 : Date.parse(told) - Date.now();
  return Number.isNaN(ms) ? {} : { retryAfterMs: Math.max(ms, 0) };
}
