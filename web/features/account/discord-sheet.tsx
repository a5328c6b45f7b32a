import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Initials } from '../../parts/initials.tsx';
import { Exactly } from '../../parts/moment.tsx';
import { say } from '../../parts/notices.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { type Me, useMe } from '../../server/me.ts';
import { LinkDiscord } from './link-discord.tsx';
import { unlink } from './questions.ts';

export function DiscordSheet() {
  const { discord } = useMe();
  return (
    <Sheet title="Discord">
      <div className="flex flex-wrap items-center gap-4 px-5 py-4">
        {discord ? <Linked discord={discord} /> : <NotLinked />}
      </div>
    </Sheet>
  );
}

function NotLinked() {
  return (
    <>
      <p className="min-w-0 flex-1 basis-64 text-soft">
        No Discord account is linked. Link yours to sign in with it, and to see your servers.
      </p>
      <LinkDiscord returnTo="/account" />
    </>
  );
}

function Linked({ discord }: { discord: NonNullable<Me['discord']> }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Initials of={discord.username} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="wrap-anywhere font-medium">{discord.username}</p>
        <p className="text-soft text-sm">
          Linked <Exactly at={discord.linkedAt} />
        </p>
        {!discord.answers && <p className="text-bad text-sm">Discord does not answer for you any more.</p>}
      </div>
      {!discord.answers && <LinkDiscord returnTo="/account" isKnown />}
      <Button look="danger" onClick={() => setAsking(true)}>
        Unlink …
      </Button>
      {isAsking && <UnlinkDialog username={discord.username} close={() => setAsking(false)} />}
    </>
  );
}

function UnlinkDialog({ username, close }: { username: string; close: () => void }) {
  const client = useQueryClient();
  const unlinking = useMutation({
    mutationFn: unlink,
    onSuccess: () => {
      say('Discord is unlinked.');
      client.removeQueries({ queryKey: ['guilds'] });
      close();
      return client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <Dialog title={`Unlink ${username}?`} close={close}>
      <div className="grid gap-4">
        <p>
          You cannot sign in with this Discord account any more, and Botyard no longer sees its servers. Your orders
          stay yours.
        </p>
        {unlinking.error && <ProblemNote error={unlinking.error} />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={close}>Keep it linked</Button>
          <Button look="danger" isBusy={unlinking.isPending} onClick={() => unlinking.mutate()}>
            Unlink
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
