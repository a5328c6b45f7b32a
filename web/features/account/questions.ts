import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/contract.ts';
import type { endSession } from '../../../api/routes/me/end-session.ts';
import type { endSessions } from '../../../api/routes/me/end-sessions.ts';
import type { listSessions } from '../../../api/routes/me/list-sessions.ts';
import type { unlinkDiscord } from '../../../api/routes/me/unlink-discord.ts';
import { call } from '../../server/call.ts';

export type Session = Answer<typeof listSessions>['sessions'][number];

export const sessionsQuestion = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call<typeof listSessions>('get /api/me/sessions', { signal }),
  select: ({ sessions }) => sessions.toSorted((one, other) => Number(other.isThis) - Number(one.isThis)),
});

export const end = (sessionId: string) =>
  call<typeof endSession>('delete /api/me/sessions/:sessionId', { params: { sessionId } });

export const endOthers = () => call<typeof endSessions>('delete /api/me/sessions');

export const unlink = () => call<typeof unlinkDiscord>('delete /api/me/discord');
