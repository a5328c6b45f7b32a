import { isTaken, type OrderCommandName, orderCommandNames } from '../../domain/order-commands.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { type Actor, can, type Permission } from '../../domain/permission.ts';

/** How a command is called in addresses, and who may send it. */
export const commandRoutes = {
  acceptQuote: { deed: 'accept-quote', needs: 'order.accept' },
  declineQuote: { deed: 'decline-quote', needs: 'order.accept' },
  cancel: { deed: 'cancel', needs: 'order.cancel' },
  restart: { deed: 'restart', needs: 'order.restart' },
  setAutoRestart: { deed: 'auto-restart', needs: 'order.restart' },
  approve: { deed: 'approve', needs: 'order.approve' },
  reject: { deed: 'reject', needs: 'order.reject' },
  retryProvisioning: { deed: 'retry', needs: 'order.retry' },
  settle: { deed: 'settle', needs: 'order.settle' },
  upgrade: { deed: 'upgrade', needs: 'order.upgrade' },
  changeHost: { deed: 'change-host', needs: 'order.change-host' },
  markDeployed: { deed: 'mark-deployed', needs: 'order.mark-deployed' },
  suspend: { deed: 'suspend', needs: 'order.suspend' },
  unsuspend: { deed: 'unsuspend', needs: 'order.suspend' },
  extend: { deed: 'extend', needs: 'order.extend' },
  terminate: { deed: 'terminate', needs: 'order.terminate' },
} as const satisfies Record<OrderCommandName, { deed: string; needs: Permission }>;

export const deeds = [
  ...Object.values(commandRoutes).map(({ deed }) => deed),
  'submit-payment',
  'change-bot-token',
] as const;
export type Deed = (typeof deeds)[number];

/** What this person can ask of this order now. */
export function canDo(state: OrderState, actor: Actor): Deed[] {
  const commands = orderCommandNames
    .filter((name) => can(actor, commandRoutes[name].needs) && isTaken(name, state))
    .map((name) => commandRoutes[name].deed);
  const isOver = state.ending !== null || state.phase === 'settling' || state.phase === 'ended';
  return [
    ...commands,
    ...(hasOpenInvoice(state) && !isOver ? (['submit-payment'] as const) : []),
    ...(isOver ? [] : (['change-bot-token'] as const)),
  ];
}

const hasOpenInvoice = ({ phase, paid, renewal, change }: OrderState): boolean =>
  phase === 'awaiting-payment' ||
  (!paid && phase !== 'quoted') ||
  renewal?.paid === false ||
  (change !== null && change.until !== null && !change.paid);
