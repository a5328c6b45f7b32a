import type { TestContext } from 'node:test';
import type { Channel } from '../../../simulators/discord/state/rows.ts';
import { type Anything, type Opened, openDiscord, type Reply } from './fixture.ts';

export const refusal = ({ status, body }: Reply) => [status, body?.code];

/** A Discord whose bot may do no more than everybody, and what each test gives it. */
export async function openWithoutRights(t: TestContext) {
  const opened = await openDiscord(t);
  const { everybody, bot } = rolesOf(opened);
  const mayDo = (...bits: bigint[]) => {
    bot.permissions = bits.reduce((all, bit) => all | bit, 0n);
  };
  const everybodyMay = (bits: bigint) => {
    everybody.permissions = bits;
  };
  mayDo();
  return { ...opened, mayDo, everybodyMay };
}

function rolesOf({ world, guild, application }: Opened) {
  const roles = [...world.state.roles.get(guild.id)!.values()];
  return {
    everybody: roles.find(({ id }) => id === guild.id)!,
    bot: roles.find((it) => it.botId === application.botId)!,
  };
}

/** What is told from now on, to anybody who may know it. */
export function listening({ world, application }: Opened, userId = application.botId, intents = ~0) {
  const told: { event: string; data: Anything }[] = [];
  const dispatch = world.hub.dispatch.bind(world.hub);
  world.hub.dispatch = (it) => {
    const data = it.data({ userId, applicationId: application.id, intents });
    const isMine = it.to.kind !== 'user' || it.to.userId === userId;
    if (data && isMine) told.push({ event: it.event, data: structuredClone(data) });
    dispatch(it);
  };
  return { told, names: () => told.map(({ event }) => event) };
}

export const latestAudit = ({ world, guild }: Opened) => world.state.auditLogs.get(guild.id)!.at(-1)!;

export const makeThread = async (
  { ask, world }: Opened,
  parent: Channel,
  body: object = { name: 'tea', type: 11 },
): Promise<Channel> => {
  const { body: thread, text } = await ask('POST', `/channels/${parent.id}/threads`, body);
  const made = world.state.channels.get(thread.id);
  if (!made) throw new Error(text);
  return made;
};
