import type { Parts } from './parts.ts';
import type { Route } from './route.ts';
import { acceptQuote } from './routes/accept-quote.ts';
import { addGuild } from './routes/add-guild.ts';
import { approveOrder } from './routes/admin/approve-order.ts';
import { changeHost } from './routes/admin/change-host.ts';
import { confirmPayment } from './routes/admin/confirm-payment.ts';
import { extendOrder } from './routes/admin/extend-order.ts';
import { listAttempts } from './routes/admin/list-attempts.ts';
import { listAudit } from './routes/admin/list-audit.ts';
import { listDeployments } from './routes/admin/list-deployments.ts';
import { listFindings } from './routes/admin/list-findings.ts';
import { listIncidents } from './routes/admin/list-incidents.ts';
import { listStaffOrders } from './routes/admin/list-orders.ts';
import { listPayments } from './routes/admin/list-payments.ts';
import { markDeployed } from './routes/admin/mark-deployed.ts';
import { changeRole } from './routes/admin/people/change-role.ts';
import { closeAccount } from './routes/admin/people/close-account.ts';
import { invite } from './routes/admin/people/invite.ts';
import { listInvitations } from './routes/admin/people/list-invitations.ts';
import { listPeople } from './routes/admin/people/list-people.ts';
import { reopenAccount } from './routes/admin/people/reopen-account.ts';
import { withdrawInvitation } from './routes/admin/people/withdraw-invitation.ts';
import { provisionOrder } from './routes/admin/provision-order.ts';
import { readStaffDeployment } from './routes/admin/read-deployment.ts';
import { readOverview } from './routes/admin/read-overview.ts';
import { readRunbook } from './routes/admin/read-runbook.ts';
import { rejectOrder } from './routes/admin/reject-order.ts';
import { rejectPayment } from './routes/admin/reject-payment.ts';
import { retryOrder } from './routes/admin/retry-order.ts';
import { settleOrder } from './routes/admin/settle-order.ts';
import { suspendOrder } from './routes/admin/suspend-order.ts';
import { terminateOrder } from './routes/admin/terminate-order.ts';
import { unsuspendOrder } from './routes/admin/unsuspend-order.ts';
import { upgradeForCustomer } from './routes/admin/upgrade-order.ts';
import { cancelOrder } from './routes/cancel-order.ts';
import { changeBotToken } from './routes/change-bot-token.ts';
import { declineQuote } from './routes/decline-quote.ts';
import { sendHeartbeat } from './routes/instances/send-heartbeat.ts';
import { listGuilds } from './routes/list-guilds.ts';
import { listInvoices } from './routes/list-invoices.ts';
import { listOrderIncidents } from './routes/list-order-incidents.ts';
import { listOrderPayments } from './routes/list-order-payments.ts';
import { listOrders } from './routes/list-orders.ts';
import { listPlans } from './routes/list-plans.ts';
import { createApiKey } from './routes/me/create-api-key.ts';
import { endSession } from './routes/me/end-session.ts';
import { endSessions } from './routes/me/end-sessions.ts';
import { listApiKeys } from './routes/me/list-api-keys.ts';
import { listMyGuilds } from './routes/me/list-my-guilds.ts';
import { listSessions } from './routes/me/list-sessions.ts';
import { readMe } from './routes/me/read-me.ts';
import { revokeApiKey } from './routes/me/revoke-api-key.ts';
import { unlinkDiscord } from './routes/me/unlink-discord.ts';
import { placeOrder } from './routes/place-order.ts';
import { readDeployment } from './routes/read-deployment.ts';
import { readHealth } from './routes/read-health.ts';
import { readInvoiceDocument } from './routes/read-invoice-document.ts';
import { readLogs } from './routes/read-logs.ts';
import { readOrder } from './routes/read-order.ts';
import { readPaymentProof } from './routes/read-payment-proof.ts';
import { readSite } from './routes/read-site.ts';
import { readStatus } from './routes/read-status.ts';
import { readTimeline } from './routes/read-timeline.ts';
import { readUptime } from './routes/read-uptime.ts';
import { readUsage } from './routes/read-usage.ts';
import { removeGuild } from './routes/remove-guild.ts';
import { restartOrder } from './routes/restart-order.ts';
import { submitPayment } from './routes/submit-payment.ts';
import { switchAutoRestart } from './routes/switch-auto-restart.ts';
import { upgradeOrder } from './routes/upgrade-order.ts';
import { receiveApollo } from './routes/webhooks/receive-apollo.ts';

const makers = [
  readMe,
  listMyGuilds,
  listSessions,
  endSessions,
  endSession,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  unlinkDiscord,
  listPeople,
  listInvitations,
  invite,
  withdrawInvitation,
  changeRole,
  closeAccount,
  reopenAccount,
  listAudit,
  listPlans,
  placeOrder,
  listOrders,
  readOrder,
  readTimeline,
  listInvoices,
  readDeployment,
  readUsage,
  readLogs,
  listOrderIncidents,
  readUptime,
  readInvoiceDocument,
  acceptQuote,
  declineQuote,
  cancelOrder,
  restartOrder,
  switchAutoRestart,
  listFindings,
  upgradeOrder,
  changeBotToken,
  submitPayment,
  listOrderPayments,
  readPaymentProof,
  listGuilds,
  addGuild,
  removeGuild,
  listStaffOrders,
  readOverview,
  listIncidents,
  listDeployments,
  readStaffDeployment,
  listAttempts,
  readRunbook,
  listPayments,
  confirmPayment,
  rejectPayment,
  approveOrder,
  rejectOrder,
  retryOrder,
  changeHost,
  markDeployed,
  upgradeForCustomer,
  suspendOrder,
  unsuspendOrder,
  extendOrder,
  settleOrder,
  terminateOrder,
  provisionOrder,
  receiveApollo,
  sendHeartbeat,
  readStatus,
  readSite,
  readHealth,
];

/** Every route there is. What is not in this list is not served, not documented and not tested. */
export const routesOf = (parts: Parts): Route[] => makers.map((make) => make(parts) as unknown as Route);
