import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';

/** What is done again and again without anybody asking, by the workflow of this name. */
export interface Routine {
  workflow: string;
  summary: string;
  spec: ScheduleOptions['spec'];
}

/** Sees that each routine has its schedule as it is today. Safe to repeat; a pause that an operator has set stays. */
export async function keepSchedules(client: Client, taskQueue: string, routines: readonly Routine[]): Promise<void> {
  for (const { workflow, summary, spec } of routines) {
    const action = {
      type: 'startWorkflow' as const,
      workflowType: workflow,
      taskQueue,
      staticSummary: summary,
      workflowId: workflow,
    };
    // One at a time; what was due meanwhile follows at once. What was missed while nobody was there is of no use any more.
    const policies = { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '1 minute' as const };
    try {
      await client.schedule.create({ scheduleId: workflow, spec, action, policies });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(workflow).update((old) => ({ ...old, spec, action, policies }));
    }
  }
}
