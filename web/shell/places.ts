import { Inbox, type LucideIcon, Package, Server, UserRound } from 'lucide-react';
import { type Me, may } from '../server/me.ts';

interface Place {
  to: '/approvals' | '/orders' | '/servers' | '/account';
  name: string;
  icon: LucideIcon;
}

/** Where somebody can go; what comes first is where they begin. */
export const placesOf = (me: Me): Place[] => [
  ...(may(me, 'admin.read') ? [{ to: '/approvals', name: 'Approvals', icon: Inbox } as const] : []),
  { to: '/orders', name: 'Orders', icon: Package },
  { to: '/servers', name: 'Servers', icon: Server },
  { to: '/account', name: 'Account', icon: UserRound },
];
