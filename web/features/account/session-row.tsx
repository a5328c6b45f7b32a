import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Exactly, Moment } from '../../parts/moment.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { deviceName } from './device-name.ts';
import { end, type Session } from './questions.ts';

export function SessionRow({
  session: { id, userAgent, address, createdAt, lastSeenAt, isThis },
}: {
  session: Session;
}) {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => end(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const name = deviceName(userAgent);
  const Icon = /Mobi|Android/.test(userAgent) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p title={userAgent} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          {name} {isThis && <Badge tone="good">This device</Badge>}
        </p>
        <p className="text-soft text-sm">
          {address} · since <Exactly at={createdAt} /> · seen <Moment at={lastSeenAt} />
        </p>
      </div>
      {!isThis && (
        <Button size="small" isBusy={ending.isPending} aria-label={`Sign out ${name}`} onClick={() => ending.mutate()}>
          Sign out
        </Button>
      )}
      {ending.error && <ProblemNote error={ending.error} />}
    </li>
  );
}
