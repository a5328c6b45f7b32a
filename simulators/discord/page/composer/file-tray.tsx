import { Paperclip, X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { sizeInWords } from '../parts/read-file.ts';

/** What will be sent along. */
export function FileTray({ files, onChange }: { files: readonly File[]; onChange(files: File[]): void }) {
  if (files.length === 0) return null;
  return (
    <ul className="file-tray" aria-label="Files to send">
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`}>
          <span>{file.name}</span> <span className="file-size">{sizeInWords(file.size)}</span>
          <IconButton
            icon={X}
            size={16}
            label={`Remove ${file.name}`}
            onClick={() => onChange(files.filter((it) => it !== file))}
          />
        </li>
      ))}
    </ul>
  );
}

export function FileButton({ onFiles }: { onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={Paperclip} label="Add files" onClick={() => input.current?.click()} />
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to add"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
