import type { World } from './world.ts';

/** Something that will happen on a node by itself. Kept in the state, so that a restart does not forget it. */
export interface Job {
  id: string;
  at: number;
  kind: JobKind;
  uuid: string;
}

export type JobKind = 'install-ends' | 'bot-is-ready' | 'process-stops';
export type JobHandlers = Record<JobKind, (world: World, uuid: string) => void>;

export function schedule(world: World, kind: JobKind, uuid: string, inMs: number): void {
  const job: Job = { id: crypto.randomUUID(), at: world.clock.now() + inMs, kind, uuid };
  world.state.jobs.push(job);
  arm(world, job);
}

/** Puts a job that is in the state on the clock. */
export function arm(world: World, job: Job): void {
  world.clock.at(job.at, () => {
    if (!world.state.jobs.some(({ id }) => id === job.id)) return;
    world.state.jobs = world.state.jobs.filter(({ id }) => id !== job.id);
    world.jobHandlers[job.kind](world, job.uuid);
    world.saveSoon();
  });
}

/** Of one server, some kinds or all. */
export function forget(world: World, uuid: string, kinds?: readonly JobKind[]): void {
  world.state.jobs = world.state.jobs.filter((job) => job.uuid !== uuid || (kinds && !kinds.includes(job.kind)));
}
