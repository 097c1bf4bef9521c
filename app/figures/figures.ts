import type { Figure } from '#app/figures/figure'
import { STEP_FIGURES } from '#app/figures/step_figures'

const payment = 'join payments p on p.id = c.subject_id'
const refund = 'join refunds r on r.id = c.subject_id join payments p on p.id = r.payment_id'
const shipment = 'join shipments s on s.id = c.subject_id'
const invoice = 'join invoices i on i.id = c.subject_id'
const message = 'join messages m on m.id = c.subject_id'

const submissions = `from state_changes e where e.subject_id = c.subject_id and e.subject = 'order'
  and e.to_state = 'in_review'`

/** All that is counted of a day; orders, money, parcels, invoices, what failed, and the steps. */
export const FIGURES = {
  /** Handed to review for the first time. */
  orders_placed: {
    event: 'orders.submitted',
    subject: 'order',
    verbs: ['create', 'submit'],
    only: `c.to_state = 'in_review' and not exists (select ${submissions}
      and (e.changed_at, e.id) < (c.changed_at, c.id))`,
  },
  orders_approved: { event: 'orders.approved', subject: 'order', verbs: ['approve'] },
  orders_rejected: { event: 'orders.rejected', subject: 'order', verbs: ['reject'] },
  orders_cancelled: {
    event: 'orders.cancelled',
    subject: 'order',
    verbs: ['confirm_cancellation'],
  },
  payments_settled: {
    event: 'payments.settled',
    subject: 'payment',
    verbs: ['settle'],
    joins: payment,
    dimension: 'p.provider',
    fen: 'p.amount_fen',
  },
  refunds_succeeded: {
    event: 'payments.refund_succeeded',
    subject: 'refund',
    verbs: ['succeed'],
    joins: refund,
    dimension: 'p.provider',
    fen: 'r.amount_fen',
  },
  parcels_shipped: {
    event: 'shipments.handed_over',
    subject: 'shipment',
    verbs: ['hand_over'],
    joins: shipment,
    dimension: 's.courier',
  },
  parcels_delivered: {
    event: 'shipments.delivered',
    subject: 'shipment',
    verbs: ['deliver'],
    joins: shipment,
    dimension: 's.courier',
  },
  deliveries_failed: {
    event: 'shipments.attempt_failed',
    subject: 'shipment',
    verbs: ['fail_attempt'],
    joins: shipment,
    dimension: 's.courier',
  },
  invoices_issued: {
    event: 'invoices.issued',
    subject: 'invoice',
    verbs: ['issue'],
    joins: invoice,
    dimension: 'i.kind',
    fen: 'i.total_fen',
  },
  invoices_failed: {
    event: 'invoices.refused',
    subject: 'invoice',
    verbs: ['refuse'],
    joins: invoice,
    dimension: 'i.kind',
  },
  messages_failed: {
    event: 'notifications.message_failed',
    subject: 'message',
    verbs: ['bounce', 'give_up'],
    joins: message,
    dimension: 'm.channel',
  },
  ...STEP_FIGURES,
} as const satisfies Record<string, Figure>

export type FigureKey = keyof typeof FIGURES

export function figureEntries(): [FigureKey, Figure][] {
  return Object.entries(FIGURES) as [FigureKey, Figure][]
}
