export interface Answer {
  status: number;
  /** JSON, unless `raw` is given. Neither: an empty answer. */
  body?: unknown;
  raw?: { type: string; content: string | Buffer };
  headers?: Record<string, string>;
}

export const noContent: Answer = { status: 204 };

export interface Resource {
  object: string;
  attributes: Record<string, unknown> | null;
}

export const one = (resource: Resource, { status = 200, meta }: { status?: number; meta?: object } = {}): Answer => ({
  status,
  body: meta ? { ...resource, meta } : resource,
});

/** A list that is never cut into pages has no `meta`. */
export const listOf = (data: readonly Resource[], meta?: object): Answer => ({
  status: 200,
  body: { object: 'list', data, ...(meta && { meta }) },
});
