import { Copy } from 'lucide-react';
import { useStage } from '../model/stage.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { type Entry, laidOut, type SeenRequest, titleOf } from './entries.ts';
import { whyOf } from './entry-row.tsx';

/** All that is known of one of them. */
export function EntryWhole({ entry }: { entry: Entry }) {
  const { complain } = useStage();
  const copy = () =>
    navigator.clipboard
      .writeText(laidOut(JSON.stringify(entry)))
      .catch(() => complain('The browser does not let it be copied.'));
  return (
    <section className="entry-whole" aria-label="Details">
      <header>
        <strong>{entry.is === 'request' ? `${entry.method} ${entry.path}` : titleOf(entry)}</strong>
        <IconButton icon={Copy} label="Copy it" onClick={copy} />
      </header>
      {entry.is === 'request' ? <Request request={entry} /> : <Text title="Frame" text={entry.text} />}
    </section>
  );
}

const Request = ({ request: { sent, answered, refusal } }: { request: SeenRequest }) => (
  <>
    {refusal && <p className="refusal">{whyOf(refusal)}</p>}
    {sent === undefined && (
      <p className="empty">It was made before this page was opened: what was in it is not kept.</p>
    )}
    {sent && <Text title="Sent" text={sent} />}
    {answered && <Text title="Answered" text={answered} />}
    {sent === null && !answered && <p className="empty">Nothing was in it.</p>}
  </>
);

const Text = ({ title, text }: { title: string; text: string }) => (
  <figure className="entry-text">
    <figcaption>{title}</figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys */}
    <pre tabIndex={0}>{laidOut(text)}</pre>
  </figure>
);
