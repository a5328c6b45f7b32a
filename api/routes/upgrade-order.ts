import { upgradeRoute } from '../upgrade-route.ts';

export const upgradeOrder = upgradeRoute('/api/orders/:orderId/upgrade', 'order.upgrade');
