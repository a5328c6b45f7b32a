import { type Entry, isRefused, type Refusal, type SeenFrame, type SeenRequest, titleOf } from './entries.ts';

interface Props {
  entry: Entry;
  isOpen: boolean;
  onOpen(): void;
}

/** One line of what went by, and why it was refused. */
export const EntryRow = ({ entry, isOpen, onOpen }: Props) => (
  <button
    type="button"
    className={isRefused(entry) ? 'entry is-refused' : 'entry'}
    aria-pressed={isOpen}
    onClick={onOpen}
  >
    <time>{new Date(entry.at).toLocaleTimeString(undefined, { hour12: false })}</time>
    {entry.is === 'request' ? <RequestLine request={entry} /> : <FrameLine frame={entry} />}
    <span className="entry-by">{entry.by}</span>
  </button>
);

const RequestLine = ({ request: { method, path, status, refusal } }: { request: SeenRequest }) => (
  <>
    <span className="entry-kind" data-kind="request">
      {method}
    </span>
    <span className="entry-title">
      {path.replace(/^\/api\/v10/, '')}
      {refusal && <span className="entry-why">{whyOf(refusal)}</span>}
    </span>
    <span className="entry-status">{status ?? 'broken'}</span>
  </>
);

const FrameLine = ({ frame }: { frame: SeenFrame }) => (
  <>
    <span className="entry-kind" data-kind={frame.way}>
      {{ in: 'from bot', out: 'to bot', closed: 'end' }[frame.way]}
    </span>
    <span className="entry-title">{titleOf(frame)}</span>
    <span className="entry-status">{`line ${frame.line}`}</span>
  </>
);

export function whyOf({ code, message, errors }: Refusal): string {
  return [`${code} ${message}`, ...faultsIn(errors)].join(' — ');
}

function faultsIn(errors: unknown, place = ''): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as { message: string }[]).map(({ message }) => `${place}: ${message}`)
      : faultsIn(value, place ? `${place}.${key}` : key),
  );
}
