import { type APISectionComponent, ComponentType as Type } from 'discord-api-types/v10';
import type { Message } from '../model/types.ts';
import { Picture } from '../parts/picture.tsx';
import { ButtonView } from './button-view.tsx';
import { ComponentViews } from './component-view.tsx';

/** Texts, and beside them a button or a picture. */
export function SectionView({ section, message }: { section: APISectionComponent; message: Message }) {
  const { components, accessory } = section;
  return (
    <div className="section">
      <div className="section-texts">
        <ComponentViews of={components} message={message} />
      </div>
      {accessory.type === Type.Button ? (
        <ButtonView button={accessory} message={message} />
      ) : (
        <Picture
          className="section-thumbnail"
          url={accessory.media.url}
          alt={accessory.description ?? 'A picture'}
          isHidden={accessory.spoiler ?? false}
        />
      )}
    </div>
  );
}
