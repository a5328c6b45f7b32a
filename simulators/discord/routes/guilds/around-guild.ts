import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { ok } from '../../http/answer.ts';
import { missingAccess, unknownWelcomeScreen, widgetDisabled } from '../../http/api-error.ts';
import { forAnyone, forBots, type Route } from '../../http/route.ts';
import { standingIn } from './standing.ts';

const regions = ['rotterdam', 'us-east', 'singapore'].map((id) => ({
  ...{ id, name: id[0]!.toUpperCase() + id.slice(1), custom: false, deprecated: false, optimal: id === 'rotterdam' },
}));

/** A guild whose people set up none of this. */
export const aroundGuildRoutes: readonly Route[] = [
  forBots({ method: 'GET', path: '/voice/regions', handle: () => ok(regions) }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/regions',
    handle(call, world) {
      standingIn(world, call);
      return ok(regions);
    },
  }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/widget',
    handle(call, world) {
      standingIn(world, call, Bits.ManageGuild);
      return ok({ enabled: false, channel_id: null });
    },
  }),
  forAnyone({
    method: 'GET',
    path: '/guilds/:guild/widget.json',
    handle() {
      throw widgetDisabled();
    },
  }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/integrations',
    handle(call, world) {
      standingIn(world, call, Bits.ManageGuild);
      return ok([]);
    },
  }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/vanity-url',
    handle(call, world) {
      standingIn(world, call, Bits.ManageGuild);
      throw missingAccess();
    },
  }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/welcome-screen',
    handle(call, world) {
      standingIn(world, call);
      throw unknownWelcomeScreen();
    },
  }),
  forBots({
    method: 'GET',
    path: '/guilds/:guild/stickers',
    handle(call, world) {
      standingIn(world, call);
      return ok([]);
    },
  }),
];
