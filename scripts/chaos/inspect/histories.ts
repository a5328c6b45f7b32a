import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { orderWorkflowId } from '../../../workflows/order-messages.ts';
import { double, type Finding, lost } from '../findings.ts';
import type { OpenBooks } from './database.ts';

type Events = NonNullable<Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']>;

interface Run {
  runId: string;
  status: string;
  events: Events;
  /** Everything that it holds, with what payloads hide. */
  text: string;
}

/** Exports every run of every order, and sees that each order lives in one workflow that took each message once. */
export async function inspectHistories(client: Client, books: OpenBooks, folder: string): Promise<Finding[]> {
  mkdirSync(folder, { recursive: true });
  const findings: Finding[] = [];
  for (const { id, number, phase } of await books.orders()) {
    const runs = await runsOf(client, orderWorkflowId(id));
    for (const { runId, text } of runs) writeFileSync(join(folder, `${id}-${runId}.txt`), text);
    const say = (damage: typeof lost, what: string) => findings.push(damage(`The workflow of order ${number} ${what}`));

    const last = runs.at(-1);
    const wanted = phase === 'ended' ? 'COMPLETED' : 'RUNNING';
    if (!last) say(lost, 'is not there.');
    else if (last.status !== wanted) say(lost, `is ${last.status}, and the order is ${phase}.`);
    if (runs.filter(({ events }) => !isContinued(events)).length > 1) say(double, 'was started twice.');
    for (const update of repeated(runs)) say(double, `took the command ${update} twice.`);
    for (const { events } of runs) for (const cause of failures(events)) say(lost, `had a task that failed: ${cause}`);
  }
  return findings;
}

/** The newest last; those that begin anew name the one before them. */
async function runsOf(client: Client, workflowId: string): Promise<Run[]> {
  const runs: Run[] = [];
  let runId: string | undefined;
  do {
    const handle = client.workflow.getHandle(workflowId, runId);
    const description = await handle.describe().catch(unlessMissing);
    if (!description) return runs;
    const { events } = await handle.fetchHistory();
    const { memo, searchAttributes } = description;
    runs.unshift({
      runId: description.runId,
      status: description.status.name,
      events: events ?? [],
      text: [textOf(events), textOf(memo), textOf(searchAttributes)].join('\n'),
    });
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  } while (runId);
  return runs;
}

function unlessMissing(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  throw error;
}

const isContinued = (events: Events) =>
  Boolean(events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId);

/** Ids of updates that one run has taken more than once. */
function repeated(runs: Run[]): string[] {
  return runs.flatMap(({ events }) => {
    const taken = events.flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) =>
      accepted ? [`${accepted.acceptedRequest?.input?.name} (${accepted.protocolInstanceId})`] : [],
    );
    return taken.filter((update, index) => taken.indexOf(update) < index);
  });
}

/** A task that fails is our mistake; one that runs out of time had lost its worker. */
const failures = (events: Events): string[] =>
  events.flatMap(({ workflowTaskFailedEventAttributes: failed }) => {
    const isOurs = failed && !/UnhandledCommand|UNHANDLED_COMMAND|RESET|FORCE/.test(String(failed.cause));
    return isOurs ? [`${failed.failure?.message ?? ''} (cause ${failed.cause})`] : [];
  });

/** Payloads are bytes, and bytes hide words. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([name, it]) => `${name} ${textOf(it)}`)
      .join('\n');
  return String(value);
}
