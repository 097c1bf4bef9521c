import type { Figure } from '#app/figures/figure'

/** The minutes from a moment to the move itself. */
const since = (moment: string) =>
  `greatest(0, floor(extract(epoch from c.changed_at - ${moment}) / 60))`

/** How long orders took from the step before; counted on the day on which the step was done. */
export const STEP_FIGURES = {
  step_approved: {
    event: 'orders.approved',
    subject: 'order',
    verbs: ['approve'],
    minutes: since(`(select max(e.changed_at) from state_changes e
      where e.subject_id = c.subject_id and e.subject = 'order' and e.to_state = 'in_review'
        and e.changed_at <= c.changed_at)`),
  },
  step_paid: {
    event: 'payments.settled',
    subject: 'payment',
    verbs: ['settle'],
    joins: `join payments p on p.id = c.subject_id join orders o on o.id = p.order_id`,
    only: 'not p.is_surplus',
    minutes: since('o.reviewed_at'),
  },
  step_shipped: {
    event: 'shipments.handed_over',
    subject: 'shipment',
    verbs: ['hand_over'],
    joins: `join shipments s on s.id = c.subject_id join orders o on o.id = s.order_id`,
    minutes: since('o.paid_at'),
  },
  step_delivered: {
    event: 'shipments.delivered',
    subject: 'shipment',
    verbs: ['deliver'],
    joins: 'join shipments s on s.id = c.subject_id',
    minutes: since('s.handed_over_at'),
  },
  /** From completion, or from payment where the invoice came before. */
  step_invoiced: {
    event: 'invoices.issued',
    subject: 'invoice',
    verbs: ['issue'],
    joins: `join invoices i on i.id = c.subject_id and i.original_invoice_id is null join orders o on o.id = i.order_id`,
    minutes: since(
      'case when o.completed_at <= c.changed_at then o.completed_at else o.paid_at end'
    ),
  },
} as const satisfies Record<string, Figure>

export const STEPS = [
  'step_approved',
  'step_paid',
  'step_shipped',
  'step_delivered',
  'step_invoiced',
] as const satisfies readonly (keyof typeof STEP_FIGURES)[]
