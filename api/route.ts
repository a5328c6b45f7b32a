import { z } from 'zod';
import type { Actor, Permission } from '../domain/permission.ts';

export type Needs = Permission | 'anyone';

/** Who calls, and the request's own id: everything that it makes takes its id from there, so a repetition makes nothing new. */
export interface Call {
  actor: Actor;
  requestId: string;
}
type CallBy<Who> = Who extends 'anyone' ? Pick<Call, 'requestId'> : Call;

export interface UploadField {
  field: string;
  mediaTypes: readonly string[];
  maxBytes: number;
}

/** A route is its description. Express stays outside: handlers get parsed input and return plain data. */
export interface Route<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Who extends Needs = Needs,
> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  needs: Who;
  /** Whether an `Idempotency-Key` makes repetitions harmless. */
  idempotency: 'required' | 'taken' | 'none';
  input: Input;
  output: Output;
  /** 200 where nothing else is said. */
  status?: 201;
  /** Takes its body as a multipart form too, with a file in one of its fields. */
  upload?: UploadField;
  /** The kinds of file that it answers with a `FileAnswer`; JSON where nothing is said. */
  answers?: readonly string[];
  handle(input: z.output<Input>, call: CallBy<Who>): Promise<z.input<Output>>;
}

/** Keeps the types that a plain object literal would forget; the web reads them with `import type`. */
export const route = <Input extends z.ZodType, Output extends z.ZodType, const Who extends Needs>(
  it: Route<Input, Output, Who>,
) => it;

/** What a route takes, and nothing besides. */
export const takes = <
  Params extends z.ZodRawShape = z.ZodRawShape,
  Query extends z.ZodRawShape = z.ZodRawShape,
  Body extends z.ZodRawShape = z.ZodRawShape,
>(parts: {
  params?: Params;
  query?: Query;
  body?: Body;
}) =>
  z.object({
    params: z.strictObject((parts.params ?? {}) as Params),
    query: z.strictObject((parts.query ?? {}) as Query),
    body: z.strictObject((parts.body ?? {}) as Body),
  });
