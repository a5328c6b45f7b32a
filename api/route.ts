import { z } from 'zod';
import type { Actor, Permission } from '../domain/permission.ts';
import type { SignedMessage } from './webhooks/signature.ts';

/** Who may ask: whoever has the permission, anyone, a machine that holds the secret of the webhooks, or a bot that we host. */
export type Needs = Permission | 'anyone' | 'signature' | 'instance';

/** Who calls, and the request's own id: everything that it makes takes its id from there, so a repetition makes nothing new. */
export interface Call {
  actor: Actor;
  requestId: string;
  /** By which the log knows it; each repetition has another. */
  logId: string;
}
interface Calls {
  signature: { message: SignedMessage };
  instance: { instance: { orderId: string } };
  anyone: Pick<Call, 'requestId'>;
}
type CallBy<Who> = Who extends keyof Calls ? Calls[Who] : Call;

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
  /** Why something that is sent needs no key. */
  whyNoKey?: string;
  input: Input;
  output: Output;
  /** 200 where nothing else is said. */
  status?: 201 | 202;
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
