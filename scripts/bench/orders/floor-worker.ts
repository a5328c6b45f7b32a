import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233' });
const worker = await Worker.create({
  connection,
  taskQueue: 'floor',
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('floor-workflow.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  }),
  activities: { nothing: async () => undefined },
  maxCachedWorkflows: 1_000,
  workflowThreadPoolSize: 1,
});
process.send?.({ ready: {} });
await worker.run();
await connection.close();
process.exit();
