import type { APIContainerComponent } from 'discord-api-types/v10';
import { useState } from 'react';
import { hex } from '../model/names.ts';
import type { Message } from '../model/types.ts';
import { ComponentViews } from './component-view.tsx';

/** A box with a bar of its colour. */
export function ContainerView({ container, message }: { container: APIContainerComponent; message: Message }) {
  const { components, accent_color: colour, spoiler = false } = container;
  const [isOpen, setOpen] = useState(!spoiler);
  const style = typeof colour === 'number' ? { borderInlineStartColor: hex(colour) } : undefined;
  if (!isOpen) {
    return (
      <button type="button" className="container is-hidden" style={style} onClick={() => setOpen(true)}>
        Hidden: show it
      </button>
    );
  }
  return (
    <div className="container" style={style}>
      <ComponentViews of={components} message={message} />
    </div>
  );
}
