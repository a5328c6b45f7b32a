import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';

/** What each of the two may do in a conversation. */
export const conversationPermissions =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.ReadMessageHistory |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.MentionEveryone |
  Bits.UseExternalEmojis |
  Bits.UseExternalStickers |
  Bits.UseApplicationCommands |
  Bits.SendVoiceMessages |
  Bits.SendPolls |
  Bits.PinMessages;
