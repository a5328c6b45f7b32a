import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

type Recorded = Parameters<typeof historyToJSON>[0];

/** What a replay does not look at: who did it and where, and words for people. */
const unneeded = new Set([
  ...['identity', 'requestId', 'taskId', 'workerVersion', 'binaryChecksum', 'stackTrace', 'userMetadata'],
  ...['meteringMetadata', 'searchAttributes', 'workerInPrincipleMayUse', 'acceptedRequestMessageId'],
]);

/** A history as a file: no machine is named in it, one line an event. */
export function portableHistory(history: Recorded): string {
  const { events } = JSON.parse(historyToJSON(history), (name, value) => (unneeded.has(name) ? undefined : value));
  return `{"events":[\n${events.map((event: unknown) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}
