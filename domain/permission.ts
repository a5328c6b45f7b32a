export const roles = ['customer', 'support', 'admin'] as const;
export type Role = (typeof roles)[number];

const customer = [
  'account.read',
  'account.sessions',
  'account.keys',
  'account.discord',
  'guild.read',
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
const support = [
  ...customer,
  'order.upgrade-for-customer',
  'admin.read',
  'payment.read',
  'deployment.read',
  'people.read',
] as const;
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
  'people.invite',
  'people.role',
  'people.close',
  'audit.read',
] as const;

const grants = { customer, support, admin } as const;

export type Permission = (typeof grants)[Role][number];

/** Who asks: an account, and what it may do here. */
export interface Actor {
  id: string;
  role: Role;
  name: string;
  /** What a key may do of what its role may do; null, or nothing said: all of it. */
  scopes?: readonly string[] | null;
  /** The key that was sent; or where somebody is signed in, and sends none. */
  keyId?: string;
  sessionId?: string;
}

/** Whom a permission is asked for. */
type Asker = Pick<Actor, 'role' | 'scopes'>;

export const can = ({ role, scopes }: Asker, permission: Permission): boolean =>
  grants[role].some((granted) => granted === permission) && (!scopes || scopes.includes(permission));

/** All that somebody may do. */
export const permissionsOf = (asker: Asker): Permission[] =>
  grants[asker.role].filter((permission) => can(asker, permission));

/** Every permission there is. */
export const permissions: readonly Permission[] = admin;

export const isStaff = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'customer';
