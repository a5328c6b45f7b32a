import type { PolicyDef } from '@mikro-orm/core';

const scope = "current_setting('app.scope', true)";
const house = `${scope} in ('staff', 'system')`;
const own = (column: string) => `${column} = nullif(current_setting('app.user_id', true), '')::uuid`;

const both = (rule: string) => ({ using: rule, check: rule });

/** Rows of a customer: seen and written by that customer, by staff and by the system. */
export const ownedBy = (table: string, column = 'customer_id'): PolicyDef[] => [
  { name: `${table}_owner`, command: 'all', ...both(own(column)) },
  { name: `${table}_house`, command: 'all', ...both(house) },
];

/** What the house finds out about what a customer owns: seen by that customer, written by the house. */
export const shownToOwner = (table: string): PolicyDef[] => [
  { name: `${table}_owner`, command: 'select', using: own('customer_id') },
  { name: `${table}_house`, command: 'all', ...both(house) },
];

/** What people did, to a customer's own things or to others: written down, completed as long as it is under way, never taken back. */
export function keptForGood(table: string, underWay: string): PolicyDef[] {
  const rule = `(${own('customer_id')} or ${house})`;
  return [
    { name: `${table}_read`, command: 'select', using: rule },
    { name: `${table}_write`, command: 'insert', check: rule },
    { name: `${table}_complete`, command: 'update', using: `${rule} and ${underWay}`, check: rule },
  ];
}

/** Rows for a customer or about one: a customer sees those that are addressed to customers, and writes none. */
export const addressed = (table: string): PolicyDef[] => [
  { name: `${table}_recipient`, command: 'select', using: `${own('customer_id')} and recipient = 'customer'` },
  { name: `${table}_house`, command: 'all', ...both(house) },
];

/** Found by its hash before anyone is known: the one thing that the scope `lookup` may read. */
export const foundByLookup = (table: string): PolicyDef => ({
  name: `${table}_lookup`,
  command: 'select',
  using: `${scope} = 'lookup'`,
});

/** Everybody may read it, staff writes it. */
export const publicToRead = (table: string): PolicyDef[] => [
  { name: `${table}_read`, command: 'select', using: 'true' },
  { name: `${table}_house`, command: 'all', ...both(house) },
];

/** Anyone may put something in, only the system takes it out. */
export const mailbox = (table: string): PolicyDef[] => [
  { name: `${table}_post`, command: 'insert', check: 'true' },
  { name: `${table}_system`, command: 'all', ...both(`${scope} = 'system'`) },
];

/** The house's own bookkeeping, of no concern to any customer. */
export const houseOnly = (table: string): PolicyDef[] => [{ name: `${table}_house`, command: 'all', ...both(house) }];
