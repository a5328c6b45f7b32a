import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  PermissionFlagsBits as Bits,
  AutoModerationActionType as Does,
  GatewayIntentBits as Intent,
  AutoModerationRuleEventType as On,
  AutoModerationRuleTriggerType as Trigger,
} from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild } from './guild-fixture.ts';

const rules = '/auto-moderation/rules';
const wanted = {
  ...{ name: 'No coffee', event_type: On.MessageSend, trigger_type: Trigger.Keyword, enabled: true },
  ...{ trigger_metadata: { keyword_filter: ['coffee'] }, actions: [{ type: Does.BlockMessage }] },
};

test('rules are made, read, changed and deleted by those who manage the guild', async (t) => {
  const { ask, path, own, heard, audience } = await openGuild(t);

  assert.equal((await ask('POST', path(rules), wanted)).body.code, 50013);
  own.permissions = Bits.ManageGuild;
  const { status, body } = await ask('POST', path(rules), wanted);
  assert.deepEqual([status, body.trigger_metadata.keyword_filter, body.exempt_roles], [200, ['coffee'], []]);
  assert.equal((await ask('PATCH', path(`${rules}/${body.id}`), { name: 'No cocoa' })).body.name, 'No cocoa');
  assert.deepEqual((await ask('GET', path(rules))).body[0].name, 'No cocoa');
  assert.equal((await ask('DELETE', path(`${rules}/${body.id}`))).status, 204);
  assert.equal((await ask('GET', path(`${rules}/${body.id}`))).status, 404);

  for (const event of [
    Event.AutoModerationRuleCreate,
    Event.AutoModerationRuleUpdate,
    Event.AutoModerationRuleDelete,
  ]) {
    assert.equal(heard(event).length, 1);
    assert.equal(audience(event).intents, Intent.AutoModerationConfiguration);
  }
});

test('a guild has six rules of words, and one of every other kind', async (t) => {
  const { ask, path } = await openGuild(t, Bits.ManageGuild);
  for (let made = 0; made < 6; made++) await ask('POST', path(rules), wanted);
  const spam = { ...wanted, trigger_type: Trigger.Spam, trigger_metadata: {} };

  assert.equal((await ask('POST', path(rules), wanted)).status, 400);
  assert.equal((await ask('POST', path(rules), spam)).status, 200);
  assert.equal((await ask('POST', path(rules), spam)).status, 400);
});

test('a rule looks only for what its kind looks for, within bounds', async (t) => {
  const { ask, path } = await openGuild(t, Bits.ManageGuild);

  const { body } = await ask('POST', path(rules), {
    ...{ ...wanted, actions: [], exempt_roles: Array.from({ length: 21 }, (_, index) => String(index + 1)) },
    trigger_metadata: { keyword_filter: ['x'.repeat(61)] },
  });

  assert.deepEqual(Object.keys(body.errors).sort(), ['actions', 'exempt_roles', 'trigger_metadata']);
  assert.equal(
    (await ask('POST', path(rules), { ...wanted, trigger_type: 2 })).body.errors.trigger_type !== null,
    true,
  );
  assert.equal((await ask('GET', path(`${rules}/${nobody}`))).status, 404);
});

test('discord.js makes, changes and deletes rules, and hears of them', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.AutoModerationConfiguration] });
  const guild = await client.guilds.fetch(opened.guild.id);
  const heard: string[] = [];
  client.on('autoModerationRuleCreate', ({ name }) => heard.push(`+${name}`));
  client.on('autoModerationRuleDelete', ({ name }) => heard.push(`-${name}`));

  const rule = await guild.autoModerationRules.create({
    ...{ name: 'Few mentions', eventType: On.MessageSend, triggerType: Trigger.MentionSpam },
    ...{
      triggerMetadata: { mentionTotalLimit: 5 },
      actions: [{ type: Does.Timeout, metadata: { durationSeconds: 60 } }],
    },
  });
  await rule.setEnabled();
  assert.equal((await guild.autoModerationRules.fetch(rule.id)).triggerMetadata.mentionTotalLimit, 5);
  await rule.delete();

  await eventually('both were heard', () => heard.length === 2);
  assert.deepEqual(heard, ['+Few mentions', '-Few mentions']);
});
