export interface Answer {
  status: number;
  /** JSON, unless `raw` is given. Neither: an empty answer, without a content type. */
  body?: unknown;
  raw?: { type: string; content: string | Buffer };
  headers?: Record<string, string>;
}

export const noContent: Answer = { status: 204 };
export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
