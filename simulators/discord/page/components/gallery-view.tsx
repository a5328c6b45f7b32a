import type { APIMediaGalleryComponent } from 'discord-api-types/v10';
import { Picture } from '../parts/picture.tsx';

export const GalleryView = ({ gallery: { items } }: { gallery: APIMediaGalleryComponent }) => (
  <div className="gallery" data-count={Math.min(items.length, 4)}>
    {items.map(({ media, description, spoiler }) => (
      <Picture key={media.url} url={media.url} alt={description ?? 'A picture'} isHidden={spoiler ?? false} />
    ))}
  </div>
);
