/** Every kind of life that orders are given here. */
export const lifeNames = [
  'quoted',
  'declined',
  'accepted',
  'unpaid',
  'paid',
  'rejected',
  'paid-in-parts',
  'without-token',
  'token-later',
  'active',
  'restarted',
  'upgraded',
  'downgraded',
  'stopped-by-staff',
  'let-back-by-staff',
  'stopped-for-money',
  'paid-late',
  'cancelled-while-built',
  'cancelled-at-work',
  'cancelled-at-the-end',
  'terminated',
  'terminated-and-settled',
] as const;

export type LifeName = (typeof lifeNames)[number];
