import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Client } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { Refusal } from '../../../domain/refusal.ts';
import { prepareNamespace } from '../../../integrations/temporal/prepare-namespace.ts';
import { connectTemporal } from '../../fixtures/temporal.ts';
import { until } from '../../scripts/until.ts';

const day = 24 * 60 * 60;

/** A namespace as a development server makes it: everything is forgotten after a day. */
async function freshNamespace(t: TestContext) {
  const { connection } = await connectTemporal(t);
  const namespace = `test-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: { low: day, high: 0, unsigned: false } as never },
  });
  const isKnown = () =>
    connection.workflowService.countWorkflowExecutions({ namespace }).then(
      () => true,
      () => false,
    );
  await until('the namespace is known', isKnown);
  return { connection, namespace };
}

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
