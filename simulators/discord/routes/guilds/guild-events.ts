import { PermissionFlagsBits as Bits, GuildScheduledEventEntityType as Entity } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { createGuildEvent, deleteGuildEvent } from '../../guilds/guild-events.ts';
import { noContent, ok } from '../../http/answer.ts';
import { tooManyGuildEvents } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots, type Route } from '../../http/route.ts';
import { presentGuildEvent } from '../../present/guild-event.ts';
import { presentUser } from '../../present/user.ts';
import { keepImage } from '../../state/keep-image.ts';
import type { GuildEvent, Snowflake } from '../../state/rows.ts';
import { defaulting } from '../../validation/field.ts';
import { boolean, integer } from '../../validation/kinds.ts';
import { pageOf } from '../../validation/page.ts';
import { readBody, readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { eventFields, requireSensible } from './guild-event-fields.ts';
import { changeableEvent, eventOf, maySee } from './guild-event-look-ups.ts';
import { standingIn } from './standing.ts';

const path = '/guilds/:guild/scheduled-events';
const interested = 1;
const counted = { with_user_count: defaulting(boolean, false) };

function shown(world: World, { query }: BotCall, event: GuildEvent) {
  const { with_user_count } = readQuery(query, counted);
  return { ...presentGuildEvent(world, event), ...(with_user_count && { user_count: event.userIds.length }) };
}

const list = forBots({
  method: 'GET',
  path,
  handle(call, world) {
    const { guild } = standingIn(world, call);
    const events = [...world.state.guildEvents.values()].filter((it) => it.guildId === guild.id);
    return ok(events.filter((it) => maySee(world, call, it)).map((it) => shown(world, call, it)));
  },
});

const unfinished = ({ state }: World, guildId: Snowflake): number =>
  [...state.guildEvents.values()].filter((it) => it.guildId === guildId && it.status < 3).length;

const create = forBots({
  method: 'POST',
  path,
  fields: Object.keys(eventFields),
  handle(call, world) {
    const { guild } = standingIn(world, call, Bits.CreateEvents);
    const read = readBody(call.body, eventFields);
    const isOutside = read.entity_type === Entity.External;
    const wanted = {
      ...{ guildId: guild.id, name: read.name, description: read.description ?? null, entityType: read.entity_type },
      ...{ startsAt: read.scheduled_start_time, endsAt: read.scheduled_end_time ?? null },
      channelId: isOutside ? null : (read.channel_id ?? null),
      location: isOutside ? (read.entity_metadata?.location ?? null) : null,
      image: read.image ? keepImage(world, read.image) : null,
    };
    requireSensible(world, wanted, true);
    if (unfinished(world, guild.id) >= 100) throw tooManyGuildEvents();
    return ok(presentGuildEvent(world, createGuildEvent(world, actorOf(call), wanted)));
  },
});

const users = forBots({
  method: 'GET',
  path: `${path}/:event/users`,
  handle(call, world) {
    const event = eventOf(world, call);
    const page = pageOf(call.query, { limit: defaulting(integer({ min: 1, max: 100 }), 100) });
    const people = event.userIds.flatMap((id) => world.state.users.get(id) ?? []);
    const told = page(people, ({ id }) => id).map((user) => ({
      guild_scheduled_event_id: event.id,
      user_id: user.id,
      response: interested,
      user: presentUser(user),
    }));
    return ok(told);
  },
});

export const guildEventRoutes: readonly Route[] = [
  list,
  create,
  forBots({
    method: 'GET',
    path: `${path}/:event`,
    handle: (call, world) => ok(shown(world, call, eventOf(world, call))),
  }),
  forBots({
    method: 'DELETE',
    path: `${path}/:event`,
    handle(call, world) {
      deleteGuildEvent(world, actorOf(call), changeableEvent(world, call));
      return noContent;
    },
  }),
  users,
];
