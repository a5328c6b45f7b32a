import { useState } from 'react';
import { type Entry, isRefused, laidOut, type Refusal, type SeenFrame, type SeenRequest, titleOf } from './entries.ts';

/** One line, which opens to all that is known of it. */
export function EntryRow({ entry }: { entry: Entry }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <article className={isRefused(entry) ? 'entry is-refused' : 'entry'}>
      <button type="button" className="entry-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <time>{new Date(entry.at).toLocaleTimeString(undefined, { hour12: false })}</time>
        {entry.is === 'request' ? <RequestLine request={entry} /> : <FrameLine frame={entry} />}
        <span className="entry-by">{entry.by}</span>
      </button>
      {isOpen && (entry.is === 'request' ? <RequestWhole request={entry} /> : <Text title="Frame" text={entry.text} />)}
    </article>
  );
}

const RequestLine = ({ request: { method, path, status, refusal } }: { request: SeenRequest }) => (
  <>
    <span className="entry-kind" data-kind="request">
      {method}
    </span>
    <span className="entry-title">
      {shortened(path)}
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

/** Without what stands in all of them, and without most of a token. */
const shortened = (path: string): string =>
  path.replace(/^\/api\/v10/, '').replace(/[\w-]{36,}/g, (token) => `${token.slice(0, 6)}…`);

function whyOf({ code, message, errors }: Refusal): string {
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

const RequestWhole = ({ request: { sent, answered } }: { request: SeenRequest }) =>
  sent === undefined ? (
    <p className="empty">It was made before this page was opened: what was in it is not kept.</p>
  ) : (
    <>
      {sent && <Text title="Sent" text={sent} />}
      {answered && <Text title="Answered" text={answered} />}
      {!sent && !answered && <p className="empty">Nothing was in it.</p>}
    </>
  );

const Text = ({ title, text }: { title: string; text: string }) => (
  <figure className="entry-text">
    <figcaption>{title}</figcaption>
    <pre>{laidOut(text)}</pre>
  </figure>
);
