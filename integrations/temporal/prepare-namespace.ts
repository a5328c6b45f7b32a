import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { Refusal } from '../../domain/refusal.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const { Duration } = proto.google.protobuf;

type Services = Pick<Connection, 'workflowService' | 'operatorService'>;
const codes = {
  TEXT: IndexedValueType.INDEXED_VALUE_TYPE_TEXT,
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  INT: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  DOUBLE: IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE,
  BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  KEYWORD_LIST: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;
type AttributeType = keyof typeof codes;
export type SearchAttributes = Readonly<Record<string, AttributeType>>;

const retentionDays = 90;
const daySeconds = 24 * 60 * 60;
const usableWithinMs = 30_000;

/** Makes the namespace fit for orders: it remembers ended ones long enough, and can be searched by our attributes. Safe to repeat. */
export async function prepareNamespace(
  services: Services,
  namespace: string,
  searchAttributes: SearchAttributes,
): Promise<void> {
  await raiseRetention(services, namespace);
  const added = await addMissing(services, namespace, searchAttributes);
  await untilUsable(services, namespace, added);
}

/** A closed order that Temporal has forgotten could be started a second time. */
async function raiseRetention({ workflowService }: Services, namespace: string): Promise<void> {
  const { config } = await workflowService.describeNamespace({ namespace });
  const seconds = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  if (seconds >= retentionDays * daySeconds) return;
  const workflowExecutionRetentionTtl = Duration.fromObject({ seconds: retentionDays * daySeconds });
  await workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } });
}

async function addMissing(
  { operatorService }: Services,
  namespace: string,
  wanted: SearchAttributes,
): Promise<string[]> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(wanted).filter(([name]) => customAttributes[name] === undefined);
  const wrong = Object.entries(wanted).find(([name, type]) => (customAttributes[name] ?? codes[type]) !== codes[type]);
  if (wrong) throw otherType(namespace, ...wrong);
  if (missing.length === 0) return [];
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, codes[type]]));
  await operatorService.addSearchAttributes({ namespace, searchAttributes });
  return missing.map(([name]) => name);
}

/** The server's parts learn of a new attribute one after another, and refuse workflows that carry it until then. */
async function untilUsable({ workflowService }: Services, namespace: string, names: readonly string[]): Promise<void> {
  const deadline = Date.now() + usableWithinMs;
  for (const name of names) {
    const request = { namespace, query: `${name} is null` };
    while (!(await succeeds(() => workflowService.countWorkflowExecutions(request)))) {
      if (Date.now() > deadline) throw new Error(`Temporal does not know the search attribute ${name} after 30 s.`);
      await pause(100);
    }
  }
}

const succeeds = (ask: () => Promise<unknown>) =>
  ask().then(
    () => true,
    () => false,
  );

const otherType = (namespace: string, name: string, type: AttributeType) =>
  new Refusal('other-search-attribute', `Temporal's namespace ${namespace} has a ${name} that is not a ${type}.`, {
    remedy: 'Use a namespace of its own for Botyard: TEMPORAL_NAMESPACE.',
  });
