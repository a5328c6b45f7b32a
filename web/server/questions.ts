import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, mayPass } from './problem.ts';

const mostTries = 2;

/** What was asked and answered. Answers stay until somebody says that they are no longer true; see `web/live/`. */
export function rememberQuestions(): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['me'] });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (failures, error) => failures < mostTries && mayPass(error) },
      mutations: { retry: (failures, error) => failures < mostTries && mayPass(error) },
    },
  });
  return client;
}
