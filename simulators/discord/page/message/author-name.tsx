import { colourOf, nameIn, roleColour } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { useProfile } from '../parts/profile-context.ts';

/** Answers of bots have the number of their application there. */
export const isByWebhook = ({ webhook_id: id, application_id: applicationId }: Message): boolean =>
  id !== undefined && id !== applicationId;

/** In the colour of the author's highest role; a webhook's name is whatever it calls itself. */
export function AuthorName({ message }: { message: Message }) {
  const { scene, guild } = useStage();
  const { open } = useProfile();
  const { author } = message;
  const isWebhook = isByWebhook(message);
  const member = isWebhook ? undefined : scene.members[guild?.id ?? '']?.[author.id];
  const colour = colourOf(guild, member);
  return (
    <>
      <button
        type="button"
        className="author-name"
        style={roleColour(colour)}
        onClick={({ currentTarget }) => open(author, currentTarget)}
      >
        {isWebhook ? author.username : nameIn(scene, guild?.id ?? null, author)}
      </button>
      {author.bot && <span className="badge">{isWebhook ? 'WEBHOOK' : 'BOT'}</span>}
    </>
  );
}
