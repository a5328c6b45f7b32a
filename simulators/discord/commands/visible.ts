import { PermissionFlagsBits as Bits, ApplicationCommandPermissionType as Kind } from 'discord-api-types/v10';
import { isThread } from '../permissions/compute.ts';
import { isAdministrator, permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel, Command, CommandPermission } from '../state/rows.ts';
import type { World } from '../world.ts';
import { permissionsOf } from './permissions.ts';

/** Somebody in a channel; without a standing, in a conversation. */
export interface Seat {
  channel: Channel;
  standing: Standing | null;
}

/** What a person is offered there, of all applications that are there too. */
export const commandsFor = (world: World, seat: Seat): Command[] =>
  [...world.state.commands.values()].filter((command) => isOffered(world, command, seat));

function isOffered(world: World, command: Command, { channel, standing }: Seat): boolean {
  const application = world.state.applications.get(command.applicationId);
  if (!application) return false;
  if (!standing) return channel.recipients.includes(application.botId) && isForConversations(command);
  if (!world.state.members.get(standing.guild.id)?.has(application.botId)) return false;
  return (
    isForGuild(command, standing) && isForAge(world, command, channel) && mayUse(world, command, channel, standing)
  );
}

const isForConversations = ({ guildId, contexts }: Command) => guildId === null && (contexts?.includes(1) ?? true);

const isForGuild = ({ guildId, contexts, integrationTypes }: Command, { guild }: Standing) =>
  guildId === null ? (contexts?.includes(0) ?? true) && integrationTypes.includes(0) : guildId === guild.id;

const placeOf = ({ state }: World, channel: Channel): Channel =>
  isThread(channel) ? (state.channels.get(channel.parentId ?? '') ?? channel) : channel;

const isForAge = (world: World, { nsfw }: Command, channel: Channel) => !nsfw || placeOf(world, channel).nsfw;

function mayUse(world: World, command: Command, channel: Channel, standing: Standing): boolean {
  if (isAdministrator(world, standing)) return true;
  const held = permissionsIn(world, standing, channel);
  if ((held & Bits.UseApplicationCommands) === 0n) return false;
  const { guild } = standing;
  const ofCommand = permissionsOf(world, guild.id, command.id);
  const ofAll = permissionsOf(world, guild.id, command.applicationId);
  const place = placeOf(world, channel);
  if (!(isAllowedIn(ofCommand, place) ?? isAllowedIn(ofAll, place) ?? true)) return false;
  const decided = isAllowedTo(ofCommand, standing);
  if (decided !== null) return decided;
  const { defaultMemberPermissions: needed } = command;
  return isAllowedTo(ofAll, standing) !== false && hasAll(held, needed);
}

/** Of a command that needs no right at all by number, administrators alone are left. */
const hasAll = (held: bigint, needed: bigint | null) =>
  needed === null || (needed !== 0n && (held & needed) === needed);

/** One channel is told apart from all of them, which go by the guild's number less one. Null: nothing is said. */
function isAllowedIn(rules: CommandPermission | undefined, { id, guildId }: Channel): boolean | null {
  const said = rules?.permissions.filter(({ type }) => type === Kind.Channel) ?? [];
  const all = String(BigInt(guildId!) - 1n);
  return (said.find((it) => it.id === id) ?? said.find((it) => it.id === all))?.permission ?? null;
}

/** First what is said of the member, then of any of the member's roles, then of everybody. */
function isAllowedTo(rules: CommandPermission | undefined, { guild, member }: Standing): boolean | null {
  const said = rules?.permissions ?? [];
  const own = said.find(({ id, type }) => type === Kind.User && id === member.userId);
  if (own) return own.permission;
  const roles = said.filter(({ id, type }) => type === Kind.Role && member.roles.includes(id));
  if (roles.length > 0) return roles.some(({ permission }) => permission);
  return said.find(({ id, type }) => type === Kind.Role && id === guild.id)?.permission ?? null;
}
