import { z } from 'zod';
import type { PersonRecord } from '../../db/queries/list-people.ts';
import type { LoginLinkRecord } from '../../db/queries/login-links.ts';
import { roles } from '../../domain/permission.ts';
import { id, time } from '../fields.ts';

export const PersonView = z
  .object({
    id,
    name: z.string(),
    role: z.enum(roles),
    createdAt: time,
    closedAt: time.nullable(),
    lastSeenAt: time.nullable().describe('When somebody was last signed in to it.'),
    discord: z.object({ id: z.string(), username: z.string() }).nullable(),
  })
  .meta({ id: 'Person' });

export const presentPerson = (person: PersonRecord): z.input<typeof PersonView> => {
  const { createdAt, closedAt, lastSeenAt, discordId, discordName, ...rest } = person;
  return {
    ...rest,
    createdAt: iso(createdAt),
    closedAt: closedAt && iso(closedAt),
    lastSeenAt: lastSeenAt && iso(lastSeenAt),
    discord: discordId && discordName ? { id: discordId, username: discordName } : null,
  };
};

export const InvitationView = z
  .object({
    id,
    name: z.string(),
    role: z.enum(roles),
    createdBy: id.nullable().describe('Null: made at the terminal.'),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: 'Invitation' });

export const presentInvitation = ({ createdAt, expiresAt, ...link }: LoginLinkRecord) => ({
  ...link,
  createdAt: iso(createdAt),
  expiresAt: iso(expiresAt),
});

const iso = (time: string) => new Date(time).toISOString();
