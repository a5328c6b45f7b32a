import { MessageType as Type } from 'discord-api-types/v10';
import type { Message } from '../state/rows.ts';

const written: readonly Type[] = [Type.Default, Type.Reply, Type.ChatInputCommand, Type.ContextMenuCommand];

/** By somebody, and not by Discord in somebody's name. */
export const isWritten = ({ type }: Pick<Message, 'type'>): boolean => written.includes(type);

const lasting: readonly Type[] = [
  ...[Type.RecipientAdd, Type.RecipientRemove, Type.Call, Type.ChannelNameChange, Type.ChannelIconChange],
  ...[Type.ThreadStarterMessage],
];

/** Not even those who manage messages remove some of Discord's own. */
export const isLasting = ({ type }: Pick<Message, 'type'>): boolean => lasting.includes(type);
