import type { Scene } from './scene.ts';
import type { Message, User } from './types.ts';

/** Answers of bots have the number of their application there. */
export const isByWebhook = ({ webhook_id: id, application_id: applicationId }: Message): boolean =>
  id !== undefined && id !== applicationId;

/** Whoever a message speaks of; webhooks are somebody else each time. */
function usersOf(message: Message): User[] {
  const { mentions, interaction_metadata: by, referenced_message: answered } = message;
  const written = [message, ...(answered ? [answered] : [])].filter((it) => !isByWebhook(it));
  return [...written.map(({ author }) => author), ...mentions, ...(by ? [by.user] : [])];
}

/** Remembers them, so that they can be named wherever they are mentioned. */
export function withUsersOf(scene: Scene, messages: readonly Message[]): Scene {
  const fresh = messages.flatMap(usersOf).filter(({ id }) => !scene.users[id]);
  if (fresh.length === 0) return scene;
  return { ...scene, users: { ...scene.users, ...Object.fromEntries(fresh.map((user) => [user.id, user])) } };
}
