import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { reason } from '../fields.ts';
import type { WantedSignal } from './reads.ts';

/** What the dialog of the UI sends; what else it says, such as who it thinks it is, is not looked at. */
const Body = z.object({
  signalName: z.string().nullish(),
  workflowExecution: z.object({ workflowId: z.string().nullish() }).nullish(),
  input: z
    .object({
      payloads: z
        .array(z.object({ data: z.base64().nullish() }).nullish())
        .max(1)
        .nullish(),
    })
    .nullish(),
});

/** The reason alone, or an object that holds it. */
const Input = z.union([
  z.object({ reason: reason.optional() }).transform((said) => said.reason),
  reason,
  z.null().transform(() => undefined),
]);

/** The reason that was typed into the dialog. Whoever rejects must give one: the customer reads it. */
export function reasonIn(body: unknown, { workflowId, name }: WantedSignal): string | undefined {
  const { success, data } = Body.safeParse(body ?? {});
  if (!success) throw unreadable();
  const { signalName, workflowExecution, input } = data;
  if ((signalName ?? name) !== name || (workflowExecution?.workflowId ?? workflowId) !== workflowId) throw unreadable();

  const typed = Buffer.from(input?.payloads?.[0]?.data ?? '', 'base64')
    .toString()
    .trim();
  const said = typed === '' ? { success: true, data: undefined } : Input.safeParse(jsonOf(typed));
  if (!said.success) throw noReason('The input cannot be read as a reason of 1 to 1000 characters.');
  if (name === 'reject' && said.data === undefined)
    throw noReason('Say why the order is rejected: its customer reads it.');
  return said.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unreadable = () =>
  new Refusal('bad-input', 'This is not a signal as the Temporal UI sends it to the workflow in the address.', {
    remedy: 'Send it from the page of the workflow, at /temporal.',
  });

const noReason = (sentence: string) =>
  new Refusal('bad-input', sentence, { remedy: 'Give the signal the input {"reason": "…"}.' });
