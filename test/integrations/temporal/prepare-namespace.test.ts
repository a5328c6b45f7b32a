import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { Refusal } from '../../../domain/refusal.ts';
import { prepareNamespace } from '../../../integrations/temporal/prepare-namespace.ts';
import { freshNamespace } from '../../fixtures/namespace.ts';

const day = 24 * 60 * 60;

test('a workflow can carry our search attributes at once, and is remembered for three months', async (t) => {
  const { connection, namespace } = await freshNamespace(t);

  await prepareNamespace(connection, namespace, { Colour: 'KEYWORD', Due: 'DATETIME' });

  const pair = { key: defineSearchAttributeKey('Colour', 'KEYWORD'), value: 'blue' };
  await new Client({ connection, namespace }).workflow.start('any', {
    workflowId: 'w',
    taskQueue: 'nobody',
    typedSearchAttributes: new TypedSearchAttributes([pair]),
  });
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  assert.equal(Number(config?.workflowExecutionRetentionTtl?.seconds), 90 * day);
});

test('preparing again changes nothing, and adds what a new version brings', async (t) => {
  const { connection, namespace } = await freshNamespace(t);
  await prepareNamespace(connection, namespace, { Colour: 'KEYWORD' });

  await prepareNamespace(connection, namespace, { Colour: 'KEYWORD', Urgent: 'BOOL' });

  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  assert.deepEqual(Object.keys(customAttributes).sort(), ['Colour', 'Urgent']);
});

test('an attribute of that name and another type is refused', async (t) => {
  const { connection, namespace } = await freshNamespace(t);
  await prepareNamespace(connection, namespace, { Colour: 'INT' });

  await assert.rejects(prepareNamespace(connection, namespace, { Colour: 'KEYWORD' }), Refusal);
});
