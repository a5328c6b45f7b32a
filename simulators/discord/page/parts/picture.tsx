import { ImageOff } from 'lucide-react';
import { useState } from 'react';

interface Props {
  url: string;
  alt: string;
  isHidden?: boolean;
  className?: string;
  width?: number | null | undefined;
  height?: number | null | undefined;
}

const isShown = (url: string): boolean => /^(https?|blob):/i.test(url);

/** A picture that opens on a page of its own, unless it is mere decoration, and stays hidden until it is wanted where it gives something away. */
export function Picture({ url, alt, isHidden = false, className = '', width, height }: Props) {
  const [isOpen, setOpen] = useState(!isHidden);
  const [isBroken, setBroken] = useState(false);
  if (isBroken || !isShown(url)) {
    return (
      <span className={`picture is-broken ${className}`} title={url}>
        <ImageOff size={20} aria-hidden="true" />
        <span>{alt || 'This picture cannot be shown.'}</span>
      </span>
    );
  }
  const image = (
    <img
      src={url}
      alt={alt}
      loading="lazy"
      {...(width && height && { width, height })}
      onError={() => setBroken(true)}
    />
  );
  if (alt === '') return <span className={`picture ${className}`}>{image}</span>;
  if (!isOpen) {
    return (
      <button type="button" className={`picture is-hidden ${className}`} onClick={() => setOpen(true)}>
        {image}
        <span className="picture-veil">Spoiler</span>
      </button>
    );
  }
  return (
    <a className={`picture ${className}`} href={url} target="_blank" rel="noopener noreferrer" title={alt || undefined}>
      {image}
    </a>
  );
}
