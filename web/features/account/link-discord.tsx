import { useQuery } from '@tanstack/react-query';
import { buttonLook } from '../../parts/button.tsx';
import { siteQuestion } from '../../server/me.ts';

interface Props {
  returnTo: string;
  /** Linked already, but Discord does not answer any more. */
  isKnown?: boolean;
}

/** Leads to Discord, which asks whether this is meant, and back. */
export function LinkDiscord({ returnTo, isKnown = false }: Props) {
  const { data } = useQuery(siteQuestion);
  if (!data?.signIn.discord) return <p className="text-soft">This Botyard is not registered at Discord.</p>;
  const asked = new URLSearchParams({ returnTo, ...(!isKnown && { link: '1' }) });
  return (
    <a href={`/auth/discord?${asked}`} className={buttonLook({ look: 'press' })}>
      {isKnown ? 'Sign in with Discord again' : 'Link Discord'}
    </a>
  );
}
