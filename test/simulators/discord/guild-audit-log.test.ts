import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AuditLogEvent, PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { eventually, logIn } from './fixture.ts';
import { lift, openGuild } from './guild-fixture.ts';

const rights = Bits.ViewAuditLog | Bits.ManageNicknames | Bits.ManageRoles | Bits.KickMembers;

async function openBusy(t: Parameters<typeof openGuild>[0], permissions = rights) {
  const opened = await openGuild(t, permissions);
  lift(opened.world.state.roles.get(opened.guild.id)!.values(), opened.own);
  const { ask, path, person } = opened;
  const because = (reason: string) => ({ headers: { 'x-audit-log-reason': encodeURIComponent(reason) } });
  await ask('PATCH', path(`/members/${person('ben').id}`), { nick: 'Benny' }, because('Schöner so'));
  await ask('POST', path('/roles'), { name: 'Guests', permissions: '0' });
  await ask('DELETE', path(`/members/${person('mia').id}`));
  return opened;
}

test('the audit log tells newest first who did what to whom, and why', async (t) => {
  const { ask, path, person, application } = await openBusy(t);

  const { status, body } = await ask('GET', path('/audit-logs'));

  const entries = body.audit_log_entries;
  assert.equal(status, 200);
  assert.deepEqual(
    entries.map((it: { action_type: number }) => it.action_type),
    [AuditLogEvent.MemberKick, AuditLogEvent.RoleCreate, AuditLogEvent.MemberUpdate],
  );
  assert.equal(entries[2].reason, 'Schöner so');
  assert.equal(entries[2].target_id, person('ben').id);
  assert.deepEqual(entries[2].changes, [{ key: 'nick', new_value: 'Benny' }]);
  assert.equal('reason' in entries[1], false);
  const named = body.users.map((it: { id: string }) => it.id).sort();
  assert.deepEqual(named, [application.botId, person('ben').id, person('mia').id].sort());
});

test('the audit log is asked by actor, target, deed and time', async (t) => {
  const { ask, path, person, application } = await openBusy(t);
  const asked = async (query: string) =>
    (await ask('GET', path(`/audit-logs?${query}`))).body.audit_log_entries.map((it: { id: string }) => it.id);
  const [kick, role, nick] = await asked('limit=50');

  assert.deepEqual(await asked(`user_id=${application.botId}&limit=1`), [kick]);
  assert.deepEqual(await asked(`user_id=${person('ada').id}`), []);
  assert.deepEqual(await asked(`target_id=${person('ben').id}`), [nick]);
  assert.deepEqual(await asked(`action_type=${AuditLogEvent.RoleCreate}`), [role]);
  assert.deepEqual(await asked(`before=${kick}`), [role, nick]);
  assert.deepEqual(await asked(`after=${nick}`), [role, kick]);
  assert.equal((await ask('GET', path('/audit-logs?limit=101'))).status, 400);
});

test('the audit log forgets after 45 days', async (t) => {
  const { ask, path, world } = await openBusy(t);
  world.clock.advance(45 * 86_400_000 + 1_000);

  assert.deepEqual((await ask('GET', path('/audit-logs'))).body.audit_log_entries, []);
});

test('the audit log is read, and heard, by those alone who may see it', async (t) => {
  const { ask, path, audience } = await openBusy(t, rights & ~Bits.ViewAuditLog);

  const { status, body } = await ask('GET', path('/audit-logs'));

  assert.deepEqual([status, body.code], [403, 50013]);
  const { intents, permission } = audience(Event.GuildAuditLogEntryCreate);
  assert.deepEqual([intents, permission], [Intent.GuildModeration, Bits.ViewAuditLog]);
});

test('a reason has 512 characters at most', async (t) => {
  const { ask, path, person } = await openGuild(t, Bits.ManageNicknames);

  const { status, body } = await ask(
    'PATCH',
    path(`/members/${person('ben').id}`),
    { nick: 'B' },
    {
      headers: { 'x-audit-log-reason': 'x'.repeat(513) },
    },
  );

  assert.deepEqual([status, body.code], [400, 50035]);
});

test('discord.js reads the audit log', async (t) => {
  const opened = await openBusy(t, Bits.Administrator);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildModeration] });
  const guild = await client.guilds.fetch(opened.guild.id);
  const told: (string | null)[] = [];
  client.on('guildAuditLogEntryCreate', ({ reason }) => told.push(reason));

  const { entries } = await guild.fetchAuditLogs({ type: AuditLogEvent.MemberKick });
  await guild.members.kick(opened.person('ben').id, 'Too much tea');

  assert.deepEqual(
    entries.map(({ executor, target }) => [executor?.username, target?.username]),
    [['Botyard', 'mia']],
  );
  await eventually('the bot has heard of the entry', () => told.includes('Too much tea'));
});
