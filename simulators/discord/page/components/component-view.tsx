import { type APIMessageTopLevelComponent, ComponentType as Type } from 'discord-api-types/v10';
import type { ReactNode } from 'react';
import { Markdown } from '../markdown/markdown.tsx';
import type { Message } from '../model/types.ts';
import { placed } from '../parts/placed.ts';
import { ButtonView } from './button-view.tsx';
import { ContainerView } from './container-view.tsx';
import { FileView } from './file-view.tsx';
import { GalleryView } from './gallery-view.tsx';
import { SectionView } from './section-view.tsx';
import { SelectView } from './select-view.tsx';

/** Any of them, at any depth. */
export type Component =
  | APIMessageTopLevelComponent
  | Extract<APIMessageTopLevelComponent, { type: Type.ActionRow }>['components'][number];

/** One component of a message as Discord shows it. */
export function ComponentView({ component, message }: { component: Component; message: Message }): ReactNode {
  switch (component.type) {
    case Type.ActionRow:
      return (
        <div className="component-row">
          <ComponentViews of={component.components} message={message} />
        </div>
      );
    case Type.Button:
      return <ButtonView button={component} message={message} />;
    case Type.StringSelect:
    case Type.UserSelect:
    case Type.RoleSelect:
    case Type.MentionableSelect:
    case Type.ChannelSelect:
      return <SelectView select={component} message={message} />;
    case Type.TextDisplay:
      return <Markdown text={component.content} />;
    case Type.Separator:
      return <hr className="separator" data-spacing={component.spacing ?? 1} data-shown={component.divider ?? true} />;
    case Type.Section:
      return <SectionView section={component} message={message} />;
    case Type.MediaGallery:
      return <GalleryView gallery={component} />;
    case Type.File:
      return <FileView file={component} />;
    case Type.Container:
      return <ContainerView container={component} message={message} />;
    default:
      return <p className="unknown-part">A part of a kind that this page does not show.</p>;
  }
}

export const ComponentViews = ({ of, message }: { of: readonly Component[]; message: Message }) =>
  placed(of).map(({ it, key }) => <ComponentView key={key} component={it} message={message} />);
