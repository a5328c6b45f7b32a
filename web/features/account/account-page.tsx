import { LogOut } from 'lucide-react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useMe } from '../../server/me.ts';
import { useSignOut } from '../../server/sign-out.ts';
import { DiscordSheet } from './discord-sheet.tsx';
import { SessionsSheet } from './sessions-sheet.tsx';

export function AccountPage() {
  const { name, role } = useMe();
  const leaving = useSignOut();
  return (
    <Page
      title="Account"
      about={
        <>
          Signed in as <strong className="wrap-anywhere font-medium text-ink">{name}</strong>{' '}
          {role !== 'customer' && <Badge tone="calm">{role}</Badge>}
        </>
      }
      aside={
        <Button isBusy={leaving.isPending} onClick={() => leaving.mutate()}>
          <LogOut aria-hidden="true" className="size-4" /> Sign out
        </Button>
      }
    >
      <div className="grid gap-5">
        {leaving.error && <ProblemNote error={leaving.error} />}
        <DiscordSheet />
        <SessionsSheet />
      </div>
    </Page>
  );
}
