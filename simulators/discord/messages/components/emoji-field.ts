import { fields } from '../../validation/compound.ts';
import { boolean, snowflake, text } from '../../validation/kinds.ts';
import { maybe } from './component.ts';

/** Which emojis there are is asked when the whole tree has been read. */
export const emoji = maybe(fields({ id: maybe(snowflake), name: maybe(text({ max: 32 })), animated: maybe(boolean) }));
