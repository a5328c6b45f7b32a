import type { Parts } from './parts.ts';
import type { Route } from './route.ts';
import { acceptQuote } from './routes/accept-quote.ts';
import { approveOrder } from './routes/admin/approve-order.ts';
import { confirmPayment } from './routes/admin/confirm-payment.ts';
import { listStaffOrders } from './routes/admin/list-orders.ts';
import { listPayments } from './routes/admin/list-payments.ts';
import { readOverview } from './routes/admin/read-overview.ts';
import { rejectOrder } from './routes/admin/reject-order.ts';
import { rejectPayment } from './routes/admin/reject-payment.ts';
import { retryOrder } from './routes/admin/retry-order.ts';
import { settleOrder } from './routes/admin/settle-order.ts';
import { cancelOrder } from './routes/cancel-order.ts';
import { changeBotToken } from './routes/change-bot-token.ts';
import { declineQuote } from './routes/decline-quote.ts';
import { listInvoices } from './routes/list-invoices.ts';
import { listOrders } from './routes/list-orders.ts';
import { listPlans } from './routes/list-plans.ts';
import { placeOrder } from './routes/place-order.ts';
import { readHealth } from './routes/read-health.ts';
import { readOrder } from './routes/read-order.ts';
import { readTimeline } from './routes/read-timeline.ts';
import { restartOrder } from './routes/restart-order.ts';
import { submitPayment } from './routes/submit-payment.ts';

const makers = [
  listPlans,
  placeOrder,
  listOrders,
  readOrder,
  readTimeline,
  listInvoices,
  acceptQuote,
  declineQuote,
  cancelOrder,
  restartOrder,
  changeBotToken,
  submitPayment,
  listStaffOrders,
  readOverview,
  listPayments,
  confirmPayment,
  rejectPayment,
  approveOrder,
  rejectOrder,
  retryOrder,
  settleOrder,
  readHealth,
];

/** Every route there is. What is not in this list is not served, not documented and not tested. */
export const routesOf = (parts: Parts): Route[] => makers.map((make) => make(parts) as unknown as Route);
