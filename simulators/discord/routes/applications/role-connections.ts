import { ApplicationRoleConnectionMetadataType, Locale } from 'discord-api-types/v10';
import { ok } from '../../http/answer.ts';
import { missingAccess, unknownApplication } from '../../http/api-error.ts';
import type { Caller } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import type { RoleConnectionRecord } from '../../state/rows.ts';
import { fields, listOf, mapOf } from '../../validation/compound.ts';
import { nullable, optional } from '../../validation/field.ts';
import { choice, text } from '../../validation/kinds.ts';
import { readAs } from '../../validation/read.ts';

const types = Object.values(ApplicationRoleConnectionMetadataType).filter((it) => typeof it === 'number');
const locales: readonly string[] = Object.values(Locale);
const inLanguages = (max: number) =>
  optional(nullable(mapOf(text({ min: 1, max }), (language) => locales.includes(language))));

const recordShape = {
  type: choice(types),
  key: text({ min: 1, max: 50, form: /^[a-z0-9_]+$/ }),
  name: text({ min: 1, max: 100 }),
  name_localizations: inLanguages(100),
  description: text({ min: 1, max: 200 }),
  description_localizations: inLanguages(200),
};
const records = listOf(fields(recordShape), { max: 5 });

const path = '/applications/:application/role-connections/metadata';

export const readRecords = forBots({
  method: 'GET',
  path,
  handle({ caller, params }) {
    requireOwn(caller, params['application']!);
    return ok(caller.application.roleConnectionRecords.map(presentRecord));
  },
});

/** Takes the place of all that was there. */
export const writeRecords = forBots({
  method: 'PUT',
  path,
  fields: Object.keys(recordShape),
  handle({ caller, params, body }) {
    requireOwn(caller, params['application']!);
    caller.application.roleConnectionRecords = readAs(records, body).map((given) => ({
      ...{ key: given.key, type: given.type, name: given.name, description: given.description },
      nameLocalizations: given.name_localizations ?? null,
      descriptionLocalizations: given.description_localizations ?? null,
    }));
    return ok(caller.application.roleConnectionRecords.map(presentRecord));
  },
});

/** An application speaks for no other. */
export function requireOwn({ application }: Caller, id: string): void {
  if (!/^\d+$/.test(id)) throw unknownApplication();
  if (application.id !== id) throw missingAccess();
}

const presentRecord = (record: RoleConnectionRecord) => ({
  type: record.type,
  key: record.key,
  name: record.name,
  ...(record.nameLocalizations && { name_localizations: record.nameLocalizations }),
  description: record.description,
  ...(record.descriptionLocalizations && { description_localizations: record.descriptionLocalizations }),
});
