import { Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { sizeInWords } from './read-file.ts';

interface Props {
  url: string;
  name: string;
  size: number | null;
  isHidden?: boolean;
}

export function FileCard({ url, name, size, isHidden = false }: Props) {
  const [isOpen, setOpen] = useState(!isHidden);
  if (!isOpen) {
    return (
      <button type="button" className="file-card" onClick={() => setOpen(true)}>
        Hidden file: show it
      </button>
    );
  }
  return (
    <a className="file-card" href={url} target="_blank" rel="noopener noreferrer" download={name}>
      <FileText size={28} aria-hidden="true" />
      <span className="file-words">
        <span className="file-name">{name}</span>
        {size !== null && <span className="file-size">{sizeInWords(size)}</span>}
      </span>
      <Download size={18} aria-hidden="true" />
    </a>
  );
}
