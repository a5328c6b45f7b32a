import { Refusal } from '../../domain/refusal.ts';
import type { PanelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

export const order = 'o1';
export const rowOf = ({ panel }: PanelTrial) => panel.world.state.servers.all()[0]!;
export const machineOf = (trial: PanelTrial) => trial.panel.world.state.machines[rowOf(trial).uuid]!;
export const settled = (trial: PanelTrial) => trial.panel.world.clock.advance(120_000);
export const refused =
  (code: string, remedy = /./) =>
  (error: unknown) =>
    error instanceof Refusal && error.code === code && remedy.test(error.remedy ?? '');

/** With a bot that is installed and runs. */
export async function living(trial: PanelTrial): Promise<PanelTrial> {
  await trial.host.provision(spec(order));
  settled(trial);
  return trial;
}
