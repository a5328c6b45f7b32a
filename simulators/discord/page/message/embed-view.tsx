import type { APIEmbed } from 'discord-api-types/v10';
import type { ReactNode } from 'react';
import { InlineMarkdown, Markdown } from '../markdown/markdown.tsx';
import { whenInShort } from '../markdown/when.ts';
import { hex } from '../model/names.ts';
import { Picture } from '../parts/picture.tsx';
import { EmbedFields } from './embed-fields.tsx';

/** A card that a bot has drawn. */
export function EmbedView({ embed }: { embed: APIEmbed }) {
  const { color, provider, author, title, url, description, fields = [], image, thumbnail, video } = embed;
  const style = color === undefined ? undefined : { borderInlineStartColor: hex(color) };
  return (
    <article className="embed" style={style} aria-label={title ?? 'Embed'}>
      <div className="embed-words">
        {provider?.name && <p className="embed-provider">{provider.name}</p>}
        {author && (
          <p className="embed-author">
            {author.icon_url && <Picture className="embed-icon" url={author.icon_url} alt="" />}
            <Linked to={author.url}>{author.name}</Linked>
          </p>
        )}
        {title && (
          <div className="embed-title">
            <Linked to={url}>
              <InlineMarkdown text={title} />
            </Linked>
          </div>
        )}
        {description && <Markdown text={description} />}
        {fields.length > 0 && <EmbedFields fields={fields} />}
        {image && <Picture className="embed-image" {...image} alt={title ?? 'A picture'} />}
        {video?.url && <Linked to={video.url}>A video</Linked>}
        <EmbedFooter embed={embed} />
      </div>
      {thumbnail && <Picture className="embed-thumbnail" url={thumbnail.url} alt="Thumbnail" />}
    </article>
  );
}

function Linked({ to, children }: { to: string | undefined; children: ReactNode }) {
  if (!to || !/^https?:\/\//i.test(to)) return children;
  return (
    <a href={to} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function EmbedFooter({ embed: { footer, timestamp } }: { embed: APIEmbed }) {
  if (!footer && !timestamp) return null;
  return (
    <footer className="embed-footer">
      {footer?.icon_url && <Picture className="embed-icon" url={footer.icon_url} alt="" />}
      <span>{[footer?.text, timestamp && whenInShort(new Date(timestamp))].filter(Boolean).join(' • ')}</span>
    </footer>
  );
}
