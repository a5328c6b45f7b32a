import { z } from 'zod';
import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import { hostNames } from '../../domain/hosting.ts';
import { formatMoney } from '../../domain/money.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { ResourcesView } from '../present/resources.ts';
import { PreflightView } from './preflight.ts';

export const ProvisionPlan = z
  .object({
    sentence: z.string(),
    steps: z.array(z.string()),
    host: z.enum(hostNames),
    resources: ResourcesView,
    preflight: PreflightView.describe('What the host itself says of it.'),
  })
  .meta({ id: 'ProvisionPlan' });

export function presentProvision(
  state: OrderState,
  { resources }: DeploymentRecord,
): Omit<z.input<typeof ProvisionPlan>, 'preflight'> {
  const { number, host } = state;
  const sentence = `Order ${number} is approved, and its bot is built on ${host}.`;
  return { sentence, steps: stepsOf(state, resources), host, resources };
}

function stepsOf(state: OrderState, { memoryMb, cpuPercent, diskMb }: DeploymentRecord['resources']): string[] {
  const { phase, amount, currency, hasBotToken, host } = state;
  const size = `${memoryMb} MB of memory, ${cpuPercent} % of a core and ${diskMb} MB of disk`;
  return [
    ...(phase === 'awaiting-payment'
      ? [`The invoice of ${formatMoney({ amount, currency })} stays open; the bot is built before it is paid.`]
      : []),
    ...(hasBotToken ? [] : ['The customer is asked for the token of the bot, without which nothing is built.']),
    host === 'manual'
      ? `Staff builds a server with ${size} by the runbook, and marks it as deployed.`
      : `A server with ${size} is made on ${host}.`,
    'The first period begins, and the bot is live.',
  ];
}
