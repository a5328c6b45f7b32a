/** What staff may read of Temporal's HTTP API, below `/api/v1`. What is not here is not passed on. `:ns` is our namespace alone. */
const reads = [
  'GET system-info',
  'GET cluster-info',
  'GET namespaces/:ns',
  'GET namespaces/:ns/search-attributes',
  'GET namespaces/:ns/workflows',
  'GET namespaces/:ns/workflow-count',
  'GET namespaces/:ns/archived-workflows',
  'GET namespaces/:ns/workflows/:id',
  'GET namespaces/:ns/workflows/:id/history',
  'GET namespaces/:ns/workflows/:id/history-reverse',
  'GET namespaces/:ns/workflows/:id/run/:id/history.json',
  'POST namespaces/:ns/workflows/:id/query/:id',
  'GET namespaces/:ns/schedules',
  'GET namespaces/:ns/schedules/:id',
  'GET namespaces/:ns/task-queues/:id',
  'GET namespaces/:ns/task-queues/:id/worker-build-id-compatibility',
  'GET namespaces/:ns/task-queues/:id/worker-versioning-rules',
  'GET namespaces/:ns/worker-task-reachability',
  'GET namespaces/:ns/worker-deployments',
  'GET namespaces/:ns/worker-deployments/:id',
  'GET namespaces/:ns/worker-deployment-versions/:id',
  'GET namespaces/:ns/batch-operations',
  'GET namespaces/:ns/batch-operations/:id',
].map((line) => {
  const [method = '', path = ''] = line.split(' ');
  return { method, pattern: path.split('/') };
});

export interface Wanted {
  method: string;
  /** Below `/api/v1`. */
  parts: readonly string[];
}

export const isRead = ({ method, parts }: Wanted, namespace: string): boolean =>
  reads.some((read) => read.method === method && fits(read.pattern, parts, namespace));

const fits = (pattern: readonly string[], parts: readonly string[], namespace: string): boolean =>
  pattern.length === parts.length &&
  pattern.every((word, index) => word === ':id' || parts[index] === (word === ':ns' ? namespace : word));

export interface WantedSignal {
  workflowId: string;
  name: string;
}

/** The one thing that somebody may send, where it is one. */
export function signalIn({ method, parts }: Wanted, namespace: string): WantedSignal | null {
  const isSignal = fits(['namespaces', ':ns', 'workflows', ':id', 'signal', ':id'], parts, namespace);
  const [, , , workflowId = '', , name = ''] = parts;
  return method === 'POST' && isSignal ? { workflowId, name } : null;
}
