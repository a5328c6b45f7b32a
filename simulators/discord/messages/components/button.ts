import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { wrong } from '../../validation/faults.ts';
import { choice, snowflake, text } from '../../validation/kinds.ts';
import { webAddress } from '../web-address.ts';
import { type Component, customId, disabled, kind, maybe } from './component.ts';
import { emoji } from './emoji-field.ts';

const styles = [
  ...[ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger],
  ...[ButtonStyle.Link, ButtonStyle.Premium],
];

const fault = (at: string, code: string, message: string) => ({ at, code: `BUTTON_COMPONENT_${code}`, message });

/** A link leads to an address, what is sold has a number, and all others say who they are. */
function hasItsTarget(given: Component, at: string) {
  const { style, custom_id, url, sku_id } = given;
  if (custom_id !== undefined && url !== undefined)
    return fault(`${at}.custom_id`, 'CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
  if (style === ButtonStyle.Premium) return isOnlySold(given, at);
  if (sku_id !== undefined) return fault(`${at}.sku_id`, 'SKU_ID_NOT_ALLOWED', 'Only a premium button has a sku id');
  if (style === ButtonStyle.Link) return url ? null : fault(`${at}.url`, 'URL_REQUIRED', 'A url is required');
  return custom_id === undefined ? fault(`${at}.custom_id`, 'CUSTOM_ID_REQUIRED', 'A custom id is required') : null;
}

function isOnlySold({ custom_id, url, sku_id }: Component, at: string) {
  if (sku_id === undefined) return fault(`${at}.sku_id`, 'SKU_ID_REQUIRED', 'A sku id is required');
  if (custom_id === undefined && url === undefined) return null;
  return fault(at, 'PREMIUM_FIELDS', 'A premium button has neither a custom id nor a url');
}

/** What is sold is named by the shop. */
function hasItsFace({ style, label, emoji: sign }: Component, at: string) {
  const isNamed = Boolean(label) || sign !== undefined;
  if (style !== ButtonStyle.Premium) return isNamed ? null : wrong.required(`${at}.label`);
  return isNamed ? fault(`${at}.label`, 'PREMIUM_FIELDS', 'A premium button has neither a label nor an emoji') : null;
}

export const button = kind(
  ComponentType.Button,
  {
    style: choice(styles),
    label: maybe(text({ max: 80 })),
    emoji,
    custom_id: maybe(customId),
    url: maybe(webAddress(['http', 'https', 'discord'], 512)),
    sku_id: maybe(snowflake),
    disabled,
  },
  { rules: [hasItsTarget, hasItsFace] },
);
