import type { IncomingHttpHeaders } from 'node:http';
import type { Application, Authorization, User } from '../state/rows.ts';

export type Json = Record<string, unknown>;

export interface Upload {
  filename: string;
  contentType: string | null;
  content: Buffer;
}

/** Who asks: a bot by its token, or an application in a person's name. */
export type Caller =
  | { kind: 'bot'; user: User; application: Application }
  | { kind: 'bearer'; user: User; application: Application; authorization: Authorization };

/** One request, as the handler of a route meets it. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  address: string;
  /** What the `:names` of the route's path stand for. */
  params: Record<string, string>;
  /** The JSON body; of a multipart request, its `payload_json`; of a form, its fields. */
  body: Json;
  /** `files[n]` of a multipart request, by `n`. */
  uploads: ReadonlyMap<string, Upload>;
  /** From `X-Audit-Log-Reason`, decoded. */
  reason: string | null;
  /** Null where the route asks for nobody. */
  caller: Caller | null;
}

/** A call of which it is known that a bot makes it. */
export interface BotCall extends Call {
  caller: Extract<Caller, { kind: 'bot' }>;
}
