import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Answered } from '../../parts/answered.tsx';
import { Button } from '../../parts/button.tsx';
import { say } from '../../parts/notices.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { endOthers, sessionsQuestion } from './questions.ts';
import { SessionRow } from './session-row.tsx';

export function SessionsSheet() {
  const sessions = useQuery(sessionsQuestion);
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endOthers,
    onSuccess: ({ ended }) =>
      say(ended === 1 ? 'One other device is signed out.' : `${ended} other devices are signed out.`),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const hasOthers = sessions.data?.some(({ isThis }) => !isThis) ?? false;
  return (
    <Sheet
      title="Where you are signed in"
      aside={
        hasOthers && (
          <Button size="small" look="danger" isBusy={ending.isPending} onClick={() => ending.mutate()}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      {ending.error && <ProblemNote error={ending.error} />}
      <div className="px-5 py-1 has-[>div]:py-4">
        <Answered of={sessions} what="your devices">
          {(all) => (
            <ul className="divide-y divide-line">
              {all.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </ul>
          )}
        </Answered>
      </div>
    </Sheet>
  );
}
