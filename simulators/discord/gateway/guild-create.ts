import type { GatewayGuildCreateDispatchData } from 'discord-api-types/v10';
import type { Viewer } from '../events/dispatch.ts';
import { Intent } from '../events/tell.ts';
import { isThread, mayView } from '../permissions/compute.ts';
import { presentChannel } from '../present/channel.ts';
import { presentGuild } from '../present/guild.ts';
import { isoTime, presentMember } from '../present/user.ts';
import { presentVoiceState } from '../present/voice.ts';
import type { Member, Snowflake } from '../state/rows.ts';
import { voiceOf, voicesIn } from '../voice/voices.ts';
import type { World } from '../world.ts';
import { isOnline, presentPresence } from './presence.ts';

/** Of a guild with more members than this, those who are offline are not told. */
const large = 250;

/** A guild with all that is in it; null where the viewer is no member. */
export function presentWholeGuild(
  world: World,
  guildId: Snowflake,
  viewer: Viewer & { largeThreshold?: number },
): GatewayGuildCreateDispatchData | null {
  const guild = world.state.guilds.get(guildId);
  const members = world.state.members.get(guildId);
  const own = members?.get(viewer.userId);
  if (!guild || !members || !own) return null;

  const channels = [...world.state.channels.values()].filter((channel) => channel.guildId === guildId);
  const threads = channels.filter((it) => it.thread?.archived === false && mayView(world, viewer.userId, it));
  const isLarge = members.size > (viewer.largeThreshold ?? large);
  const told = [...members.values()].filter(
    (member) => member.userId === viewer.userId || isToldOf(world, viewer, { member, isLarge }),
  );
  return {
    ...presentGuild(world, guild),
    joined_at: isoTime(own.joinedAt),
    large: isLarge,
    unavailable: false,
    member_count: members.size,
    members: told.map((member) => presentMember(world, member)),
    channels: channels.filter((it) => !isThread(it)).map((it) => presentChannel(world, it, viewer.userId)),
    threads: threads.map((it) => presentChannel(world, it, viewer.userId)),
    presences: presencesOf(world, guildId, viewer),
    voice_states: voicesIn(world, guildId).flatMap((voice) => {
      const member = members.get(voice.userId);
      return member ? [presentVoiceState(member, voice)] : [];
    }),
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } as unknown as GatewayGuildCreateDispatchData;
}

const seesPresences = ({ intents }: Viewer) => (intents & Intent.GuildPresences) !== 0;

/** Who does not see presences is told of those alone who are in voice. */
const isToldOf = (world: World, viewer: Viewer, { member, isLarge }: { member: Member; isLarge: boolean }) =>
  voiceOf(world, member) !== undefined || (seesPresences(viewer) && (!isLarge || isOnline(world, member.userId)));

function presencesOf(world: World, guildId: Snowflake, viewer: Viewer) {
  if (!seesPresences(viewer)) return [];
  const members: Member[] = [...(world.state.members.get(guildId)?.values() ?? [])];
  return members
    .filter(({ userId }) => isOnline(world, userId))
    .map(({ userId }) => presentPresence(world, guildId, userId));
}
