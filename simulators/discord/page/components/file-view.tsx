import type { APIFileComponent } from 'discord-api-types/v10';
import { FileCard } from '../parts/file-card.tsx';

export const FileView = ({ file }: { file: APIFileComponent }) => (
  <FileCard
    url={file.file.url}
    name={file.name ?? 'A file'}
    size={file.size ?? null}
    isHidden={file.spoiler ?? false}
  />
);
