import type { BotCall } from '../../http/call.ts';
import type { Writer } from '../../messages/draft.ts';
import type { Standing } from '../../permissions/require.ts';

/** A bot that writes of its own accord. */
export const asWriter = ({ user, application }: BotCall['caller'], standing: Standing | null): Writer => ({
  ...{ userId: user.id, applicationId: application.id, webhook: null, standing, isAnswer: false },
});
