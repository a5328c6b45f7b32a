import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
type Recorded = proto.temporal.api.history.v1.IHistory;

/** What a replay does not look at: who did it and where, and words for people. */
const unneeded = new Set([
  ...['identity', 'requestId', 'taskId', 'workerVersion', 'binaryChecksum', 'stackTrace', 'userMetadata'],
  ...['meteringMetadata', 'acceptedRequestMessageId'],
]);

/** A history as a file: no machine is named in it, one line an event. */
export function portableHistory(history: Recorded): string {
  const plain = History.toObject(History.fromObject(history), { longs: String, bytes: String, enums: String });
  const events: object[] = JSON.parse(
    JSON.stringify(plain['events'], (name, value) => (unneeded.has(name) ? undefined : withoutMachine(value))),
  );
  return `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`;
}

/** A worker's own queue is named after its process and machine. */
const withoutMachine = (value: { kind?: unknown } | null) =>
  value?.kind === 'TASK_QUEUE_KIND_STICKY' ? { ...value, name: 'sticky' } : value;

/** What such a file holds; the SDK's own `historyFromJSON` needs a single copy of protobufjs, and npm installs several. */
export const historyFrom = (file: string): Recorded => History.fromObject({ events: JSON.parse(file) });
