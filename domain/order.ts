/** Where an order may go from each place it can be. Read it as the map of the whole business. */
export const orderPaths = {
  quoted: ['awaiting-payment', 'ended'],
  'awaiting-payment': ['awaiting-approval', 'provisioning', 'settling', 'ended'],
  'awaiting-approval': ['provisioning', 'settling', 'ended'],
  provisioning: ['active', 'settling', 'ended'],
  active: ['suspended', 'settling', 'ended'],
  suspended: ['active', 'settling', 'ended'],
  settling: ['ended'],
  ended: [],
} as const;

export type Phase = keyof typeof orderPaths;
export const phases = Object.keys(orderPaths) as Phase[];

export function advance(from: Phase, to: Phase): Phase {
  const allowed: readonly Phase[] = orderPaths[from];
  if (!allowed.includes(to)) throw new Error(`An order that is ${from} cannot become ${to}.`);
  return to;
}

export const endReasons = [
  'declined',
  'quote-expired',
  'payment-expired',
  'cancelled',
  'rejected',
  'token-missing',
  'unpaid',
  'terminated',
] as const;
export type EndReason = (typeof endReasons)[number];

export const periods = ['month', 'year'] as const;
export type Period = (typeof periods)[number];

/** Somebody must do something before the order can go on. It never stops the order's timers. */
export interface Attention {
  who: 'staff' | 'customer';
  cause: string;
  remedy: string | null;
  /** Milliseconds since 1970. */
  since: number;
  /** What is over as soon as the bot is seen at work again. */
  kind?: 'crash-loop';
}

export const deploymentStatuses = ['pending', 'provisioning', 'failed', 'active', 'suspended', 'terminated'] as const;
export type DeploymentStatus = (typeof deploymentStatuses)[number];

/** What the deployment of an order shows while the order is in a phase. */
export function deploymentStatus(phase: Phase, attention: Attention | null): DeploymentStatus | null {
  switch (phase) {
    case 'quoted':
    case 'awaiting-payment':
      return null;
    case 'awaiting-approval':
      return 'pending';
    case 'provisioning':
      return attention?.who === 'staff' ? 'failed' : 'provisioning';
    case 'active':
      return 'active';
    case 'suspended':
      return 'suspended';
    case 'settling':
    case 'ended':
      return 'terminated';
  }
}
