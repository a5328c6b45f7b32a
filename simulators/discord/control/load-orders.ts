import { setImmediate as breathe } from 'node:timers/promises';
import { MessageType } from 'discord-api-types/v10';
import { z } from 'zod';
import { createMessage } from '../messages/keep.ts';
import type { Channel } from '../state/rows.ts';
import type { World } from '../world.ts';
import { order } from './order.ts';

/** How much there is, what it weighs, and much happening at once. */
export const loadOrders = [
  order({ method: 'GET', path: '/_control', handle: (_body, world) => summary(world) }),
  order({
    method: 'POST',
    path: '/_control/flood',
    schema: z.strictObject({ channelId: z.string(), authorId: z.string(), count: z.int().positive().max(1_000_000) }),
    async handle({ channelId, authorId, count }, world) {
      const channel = world.state.channels.get(channelId);
      return channel ? flood(world, channel, { authorId, count }) : null;
    },
  }),
];

function summary({ state, clock, gateway }: World) {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    now: new Date(clock.now()).toISOString(),
    ...{ guilds: state.guilds.size, users: state.users.size, channels: state.channels.size },
    members: [...state.members.values()].reduce((all, { size }) => all + size, 0),
    ...{ sessions: gateway.sessions.size, memory: { rss, heapUsed } },
  };
}

/** As many messages at once as others can hear while they are written. */
const some = 100;

async function flood(world: World, channel: Channel, { authorId, count }: { authorId: string; count: number }) {
  for (let n = 0; n < count; n++) {
    createMessage(world, draftOf(channel, authorId, `Message ${n}`));
    if (n % some === some - 1) await breathe();
  }
  return { written: count };
}

const draftOf = ({ id: channelId, guildId }: Channel, authorId: string, content: string) => ({
  ...{ channelId, guildId, authorId, content, type: MessageType.Default, webhook: null, applicationId: null },
  ...{ embeds: [], components: [], attachments: [], flags: 0, tts: false, nonce: null },
  ...{ mentions: { users: [], roles: [], everyone: false }, reference: null, snapshot: null },
  ...{ interaction: null, onlyFor: null, poll: null },
});
