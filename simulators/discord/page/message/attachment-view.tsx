import type { APIAttachment } from 'discord-api-types/v10';
import { FileCard } from '../parts/file-card.tsx';
import { Picture } from '../parts/picture.tsx';

/** Pictures are shown, sounds and films are played, everything else is fetched. */
export function AttachmentView({ attachment }: { attachment: APIAttachment }) {
  const { url, filename, size, content_type: type = '', description = '', width, height } = attachment;
  const isHidden = filename.startsWith('SPOILER_');
  if (type.startsWith('image/')) {
    return <Picture className="attachment" {...{ url, isHidden, width, height }} alt={description || filename} />;
  }
  if (isHidden) return <FileCard {...{ url, size, isHidden }} name={filename} />;
  if (type.startsWith('video/')) {
    // biome-ignore lint/a11y/useMediaCaption: nobody has written any
    return <video className="attachment" src={url} controls preload="metadata" aria-label={description || filename} />;
  }
  return (
    <>
      {type.startsWith('audio/') && (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written any
        <audio src={url} controls preload="metadata" aria-label={description || filename} />
      )}
      <FileCard url={url} name={filename} size={size} />
    </>
  );
}
