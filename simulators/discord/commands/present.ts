import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Command } from '../state/rows.ts';

/** With every language that it speaks. */
export const presentCommand = (command: Command): APIApplicationCommand =>
  ({
    id: command.id,
    application_id: command.applicationId,
    version: command.version,
    default_member_permissions:
      command.defaultMemberPermissions === null ? null : String(command.defaultMemberPermissions),
    type: command.type,
    name: command.name,
    name_localizations: command.nameLocalizations,
    description: command.description,
    description_localizations: command.descriptionLocalizations,
    nsfw: command.nsfw,
    ...(command.options.length > 0 && { options: command.options }),
    ...(command.guildId === null ? everywhere(command) : { guild_id: command.guildId }),
  }) as APIApplicationCommand;

const everywhere = ({ contexts, integrationTypes }: Command) => ({
  dm_permission: contexts?.includes(1) ?? true,
  contexts,
  integration_types: integrationTypes,
});

type Spoken = {
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  options?: Spoken[];
  choices?: Spoken[];
};

/** In one language, where it is spoken, instead of in all of them. */
export const inLanguage = (command: APIApplicationCommand, language: string | null): APIApplicationCommand =>
  spokenIn(command as Spoken, language) as APIApplicationCommand;

function spokenIn(it: Spoken, language: string | null): Spoken {
  const { name_localizations: names, description_localizations: descriptions, options, choices, ...rest } = it;
  const name = names?.[language ?? ''];
  const description = descriptions?.[language ?? ''];
  return {
    ...rest,
    ...(name && { name_localized: name }),
    ...(description && { description_localized: description }),
    ...(options && { options: options.map((option) => spokenIn(option, language)) }),
    ...(choices && { choices: choices.map((choice) => spokenIn(choice, language)) }),
  };
}
