export const roles = ['customer', 'support', 'admin'] as const;
export type Role = (typeof roles)[number];

const customer = [
  'order.place',
  'order.read',
  'order.accept',
  'order.cancel',
  'order.restart',
  'order.upgrade',
  'order.token',
  'order.guilds',
  'payment.submit',
  'invoice.read',
] as const;
const support = [...customer, 'order.upgrade-for-customer', 'admin.read', 'payment.read', 'deployment.read'] as const;
const admin = [
  ...support,
  'order.place-for-host',
  'order.approve',
  'order.reject',
  'order.retry',
  'order.settle',
  'order.change-host',
  'order.mark-deployed',
  'order.suspend',
  'order.extend',
  'order.terminate',
  'order.provision',
  'payment.confirm',
  'payment.reject',
] as const;

const grants = { customer, support, admin } as const;

export type Permission = (typeof grants)[Role][number];

/** Who asks: an account, and what it may do here. */
export interface Actor {
  id: string;
  role: Role;
  name: string;
}

export const can = ({ role }: Pick<Actor, 'role'>, permission: Permission): boolean =>
  grants[role].some((granted) => granted === permission);

export const isStaff = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'customer';
