import { prepareToWrite } from '../channels/before-writing.ts';
import { timeOf } from '../ids.ts';
import type { Channel, Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { draftOf, type Sent, type Writer } from './draft.ts';
import { createMessage } from './keep.ts';

const minutesOfNonce = 5;

/** What a person or a bot writes, from the first rule to the last listener. */
export function writeMessage(world: World, sent: Sent, writer: Writer, channel: Channel): Message {
  const draft = draftOf(world, sent, writer, channel);
  const earlier = sent.body['enforce_nonce'] === true ? sameNonce(world, draft) : undefined;
  if (earlier) return earlier;
  prepareToWrite(world, writer.standing, channel);
  return createMessage(world, draft);
}

/** What this writer wrote here a moment ago under this nonce. */
function sameNonce(
  { state, clock }: World,
  { channelId, authorId, nonce }: Pick<Message, 'channelId' | 'authorId' | 'nonce'>,
): Message | undefined {
  if (nonce === null) return undefined;
  const since = clock.now() - minutesOfNonce * 60_000;
  const written = [...(state.messages.get(channelId)?.values() ?? [])];
  return written.findLast((it) => it.authorId === authorId && it.nonce === nonce && timeOf(it.id) >= since);
}
