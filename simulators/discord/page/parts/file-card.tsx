import { Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { sizeInWords } from './read-file.ts';

interface Props {
  url: string;
  name: string;
  size: number | null;
  isHidden?: boolean;
}

/** With them a file that ends with `exe` looks as if it ended with `png`. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

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
        <span className="file-name">{name.replace(turning, '')}</span>
        {size !== null && <span className="file-size">{sizeInWords(size)}</span>}
      </span>
      <Download size={18} aria-hidden="true" />
    </a>
  );
}
