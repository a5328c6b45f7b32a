import { colourOf, nameIn } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { useProfile } from '../parts/profile-context.ts';

/** In the colour of the author's highest role; a webhook's name is whatever it calls itself. */
export function AuthorName({ message: { author, webhook_id: webhookId } }: { message: Message }) {
  const { scene, guild } = useStage();
  const { open } = useProfile();
  const isWebhook = webhookId !== undefined && webhookId === author.id;
  const member = isWebhook ? undefined : scene.members[guild?.id ?? '']?.[author.id];
  const colour = colourOf(guild, member);
  return (
    <>
      <button
        type="button"
        className="author-name"
        style={colour ? { color: colour } : undefined}
        onClick={({ currentTarget }) => open(author, currentTarget)}
      >
        {isWebhook ? author.username : nameIn(scene, guild?.id ?? null, author)}
      </button>
      {author.bot && <span className="badge">{isWebhook ? 'WEBHOOK' : 'BOT'}</span>}
    </>
  );
}
