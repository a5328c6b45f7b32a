import { ComponentType } from 'discord-api-types/v10';
import { listOf } from '../../validation/compound.ts';
import { button } from './button.ts';
import { type Component, kind, oneOf, type Rule } from './component.ts';
import { selects } from './selects.ts';

/** Up to five buttons, or one select. */
const isOneWide: Rule = (component, at) => {
  const within = component['components'] as Component[];
  const wide = within.findIndex(({ type }) => type !== ComponentType.Button);
  if (wide < 0 || within.length === 1) return null;
  const message = 'The specified component exceeds the maximum width';
  return { at: `${at}.components.${Math.max(wide, 1)}`, code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message };
};

export const row = kind(
  ComponentType.ActionRow,
  { components: listOf(oneOf({ ...button, ...selects }), { min: 1, max: 5 }) },
  { rules: [isOneWide] },
);
