export { healthSweep } from './health-sweep.ts';
export { order } from './order.ts';
export { reconcile } from './reconcile.ts';
export { retention } from './retention.ts';
