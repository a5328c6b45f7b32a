import { z } from 'zod';
import { everyLimitedIntent } from '../seed.ts';
import { addBot, makeApplication, makeChannel, makeGuild, makeMember, makeRole, makeUser } from '../state/make.ts';
import type { Application, Guild, Snowflake, User } from '../state/rows.ts';
import type { World } from '../world.ts';

const many = z.int().nonnegative().max(1_000_000);

export const crowdSchema = z.strictObject({
  users: many.default(0),
  guilds: many.default(0),
  /** Of each new guild, besides its owner and the bot; people may be in many guilds. */
  membersPerGuild: many.default(0),
  rolesPerGuild: z.int().min(0).max(249).default(0),
  channelsPerGuild: z.int().min(0).max(500).default(1),
  applications: many.default(0),
  /** Which application's bot is in every new guild; the first one's where left out, none where null. */
  bot: z.string().nullable().optional(),
});

type Crowd = z.output<typeof crowdSchema>;

/** As many of everything as are wanted, with what is needed to use them. */
export function makeCrowd(world: World, wanted: Crowd) {
  const [someone] = world.state.users.values();
  const users = times(wanted.users, (n) =>
    makeUser(world, { username: `user${world.state.users.size}`, globalName: `User ${n}` }),
  );
  const owner = users[0] ?? someone;
  if (!owner) throw new Error('Nobody is there who could own anything.');
  const guilds = times(wanted.guilds, (n) => peopledGuild(world, n, wanted, users.length > 0 ? users : [owner]));
  const applications = times(wanted.applications, (n) =>
    makeApplication(world, { name: `App ${n}`, ownerId: owner.id, flags: everyLimitedIntent }),
  );

  settle(world, guilds, wanted.bot);
  const made = new Set<Snowflake | null>(guilds.map(({ id }) => id));
  return {
    users: users.map(({ id }) => id),
    guilds: guilds.map(({ id }) => id),
    channels: [...world.state.channels.values()].flatMap(({ id, guildId }) => (made.has(guildId) ? [id] : [])),
    applications: applications.map(({ id, token, clientSecret, publicKey }) => ({
      id,
      token,
      clientSecret,
      publicKey,
    })),
  };
}

const times = <Made>(count: number, make: (n: number) => Made): Made[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Its people are those who come next in the row. */
function peopledGuild(world: World, n: number, wanted: Crowd, people: readonly User[]): Guild {
  const from = n * wanted.membersPerGuild;
  const one = (place: number): User => people[(from + place) % people.length]!;
  const guild = makeGuild(world, { name: `Guild ${n}`, ownerId: one(0).id });
  const guildId = guild.id;
  const roles = times(wanted.rolesPerGuild, (place) =>
    makeRole(world, { guildId, name: `Role ${place}`, position: place + 1 }),
  );
  times(wanted.channelsPerGuild, (place) => makeChannel(world, { guildId, name: `channel-${place}`, position: place }));
  times(wanted.membersPerGuild, (place) => {
    const role = roles[place % roles.length];
    if (!world.state.members.get(guildId)?.has(one(place).id)) {
      makeMember(world, { guildId, userId: one(place).id, roles: role ? [role.id] : [] });
    }
  });
  return guild;
}

/** The bot comes into every one of them, and hears of it. */
function settle(world: World, guilds: readonly Guild[], bot: Snowflake | null | undefined): void {
  const [first] = world.state.applications.values();
  const application: Application | undefined = bot === undefined ? first : world.state.applications.get(bot ?? '');
  if (!application) return;
  for (const { id } of guilds) {
    addBot(world, application, id);
    world.hub.joined(id, application.botId);
  }
}
