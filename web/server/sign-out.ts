import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from './call.ts';
import { forgetStranger, meQuestion } from './me.ts';

/** Ends the session of this browser, and forgets all that was seen in it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send('/auth/logout', { method: 'POST', signal: AbortSignal.timeout(20_000) }),
    onSuccess: () => {
      forgetStranger(client, null);
      client.setQueryData(meQuestion.queryKey, null);
    },
  });
}
