import type { APIMessageSnapshotFields } from 'discord-api-types/v10';
import { Forward } from 'lucide-react';
import { Markdown } from '../markdown/markdown.tsx';
import { placed } from '../parts/placed.ts';
import { AttachmentView } from './attachment-view.tsx';
import { EmbedView } from './embed-view.tsx';

/** What was said elsewhere. */
export const Forwarded = ({ said }: { said: APIMessageSnapshotFields }) => (
  <div className="forwarded">
    <p className="forwarded-mark">
      <Forward size={14} aria-hidden="true" /> Forwarded
    </p>
    {said.content && <Markdown text={said.content} />}
    {said.attachments.map((it) => (
      <AttachmentView key={it.id} attachment={it} />
    ))}
    {placed(said.embeds).map(({ it, key }) => (
      <EmbedView key={key} embed={it} />
    ))}
  </div>
);
