import { upgradeRoute } from '../../upgrade-route.ts';

export const upgradeForCustomer = upgradeRoute('/api/admin/orders/:orderId/upgrade', 'order.upgrade-for-customer');
