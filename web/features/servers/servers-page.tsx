import { useQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import { Answered } from '../../parts/answered.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../server/me.ts';
import { LinkDiscord } from '../account/link-discord.tsx';
import { guildsQuestion } from './questions.ts';
import { ServerRow } from './server-row.tsx';

export function ServersPage() {
  const { discord } = useMe();
  return (
    <Page title="Servers" about="The Discord servers you are in, and where Botyard’s bot is at home.">
      {discord?.answers ? (
        <ServerList />
      ) : (
        <Empty
          icon={Server}
          title={discord ? 'Discord does not answer for you any more' : 'No Discord account is linked'}
        >
          <p className="mb-4">
            {discord
              ? 'Sign in with Discord again to see your servers; your orders are as they were.'
              : 'Link yours, and your servers show up here.'}
          </p>
          <LinkDiscord returnTo="/servers" isKnown={discord !== null} />
        </Empty>
      )}
    </Page>
  );
}

function ServerList() {
  const guilds = useQuery(guildsQuestion);
  return (
    <Answered of={guilds} what="your servers">
      {(all) =>
        all.length === 0 ? (
          <Empty icon={Server} title="You are in no Discord server">
            Join or make one in Discord; it shows up here within ten seconds.
          </Empty>
        ) : (
          <ul className="divide-y divide-line rounded-2xl border border-line bg-sheet shadow-sheet">
            {all.map((guild) => (
              <ServerRow key={guild.id} guild={guild} />
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
