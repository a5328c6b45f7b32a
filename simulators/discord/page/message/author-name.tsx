import { colourOf, roleColour } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { isByWebhook } from '../model/users.ts';
import { AppBadge } from '../parts/app-badge.tsx';
import { useProfile } from '../parts/profile-context.ts';

/** In the colour of the author's highest role; a webhook's name is whatever it calls itself. */
export function AuthorName({ message }: { message: Message }) {
  const { guild } = useStage();
  const { open } = useProfile();
  const { author } = message;
  const isWebhook = isByWebhook(message);
  const name = useName(author);
  const member = useScene(({ members }) => (isWebhook ? undefined : members[guild?.id ?? '']?.[author.id]));
  const colour = colourOf(guild, member);
  return (
    <>
      <button
        type="button"
        className="author-name"
        style={roleColour(colour)}
        onClick={({ currentTarget }) => open(author, currentTarget)}
      >
        {isWebhook ? author.username : name}
      </button>
      {author.bot && <AppBadge />}
    </>
  );
}
