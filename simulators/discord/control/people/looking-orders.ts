import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import { presentCommand } from '../../commands/present.ts';
import { commandsFor } from '../../commands/visible.ts';
import { isOnline, presentPresence } from '../../gateway/presence.ts';
import { permissionsOf } from '../../interactions/partial-channel.ts';
import { presentToPerson } from '../../interactions/tell-person.ts';
import { peopleLike } from '../../people/people-like.ts';
import { seatOf } from '../../people/person.ts';
import { messagesFor } from '../../people/see-message.ts';
import { modalsOf } from '../../people/submit.ts';
import { mayView } from '../../permissions/compute.ts';
import { requireGuild } from '../../permissions/require.ts';
import { presentChannel } from '../../present/channel.ts';
import { presentGuild } from '../../present/guild.ts';
import { presentMessage } from '../../present/message.ts';
import { presentMember, presentUser } from '../../present/user.ts';
import { personAsViewer } from '../../present/viewer.ts';
import type { User } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { order } from '../order.ts';
import { messagesIn, pageSchema } from './message-page.ts';
import { personOrder } from './person-order.ts';

const nothing = z.strictObject({});

/** What a person sees. */
export const lookingOrders = [
  order({
    method: 'GET',
    path: '/_control/people',
    schema: z.strictObject({
      /** Of the name, or of what it is shown as. */
      words: z.string().default(''),
      limit: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
    }),
    handle: ({ words, limit }, world) => peopleLike(world, words).slice(0, limit).map(presentUser),
  }),
  personOrder({ method: 'GET', path: '', schema: nothing, handle: (_world, person) => presentUser(person) }),
  personOrder({
    method: 'GET',
    path: '/guilds',
    schema: nothing,
    handle: (world, { id }) =>
      [...world.state.guilds.values()]
        .filter((guild) => world.state.members.get(guild.id)?.has(id))
        .map((guild) => presentGuild(world, guild)),
  }),
  personOrder({
    method: 'GET',
    path: '/guilds/:guild/channels',
    schema: nothing,
    handle(world, person, _asked, { guild }) {
      requireGuild(world, person.id, guild!);
      return channelsOf(world, person, guild!);
    },
  }),
  personOrder({
    method: 'GET',
    path: '/guilds/:guild/members',
    schema: nothing,
    handle(world, { id }, _asked, { guild }) {
      requireGuild(world, id, guild!);
      return [...world.state.members.get(guild!)!.values()].map((member) => presentMember(world, member));
    },
  }),
  personOrder({
    method: 'GET',
    path: '/guilds/:guild/presences',
    schema: nothing,
    handle(world, { id }, _asked, { guild }) {
      requireGuild(world, id, guild!);
      const members = [...world.state.members.get(guild!)!.keys()];
      return members.filter((it) => isOnline(world, it)).map((it) => presentPresence(world, guild!, it));
    },
  }),
  personOrder({
    method: 'GET',
    path: '/conversations',
    schema: nothing,
    handle: (world, person) => channelsOf(world, person, null),
  }),
  personOrder({
    method: 'GET',
    path: '/channels/:channel/messages',
    schema: pageSchema,
    handle(world, person, page, { channel }) {
      const all = messagesFor(world, person, seatOf(world, person, channel!));
      return messagesIn(all, page).map((message) => presentMessage(world, message, personAsViewer(person.id)));
    },
  }),
  personOrder({
    method: 'GET',
    path: '/commands',
    schema: z.strictObject({ channel: z.string() }),
    handle: (world, person, { channel }) => commandsFor(world, seatOf(world, person, channel)).map(presentCommand),
  }),
  personOrder({
    method: 'GET',
    path: '/interactions',
    schema: nothing,
    handle: ({ interactions }, { id }) =>
      [...interactions.values()].filter(({ userId }) => userId === id).map(presentToPerson),
  }),
  personOrder({
    method: 'GET',
    path: '/modals',
    schema: nothing,
    handle: (world, person) => modalsOf(world, person).map(presentToPerson),
  }),
];

/** Newest conversations last; of a guild, all that are seen, threads among them, each with what may be done there. */
const channelsOf = (world: World, { id }: User, guildId: string | null) =>
  [...world.state.channels.values()]
    .filter((channel) => channel.guildId === guildId && mayView(world, id, channel))
    .map((channel) => ({
      ...presentChannel(world, channel, id),
      ...(channel.type !== ChannelType.DM && { permissions: String(permissionsOf(world, id, channel)) }),
    }));
