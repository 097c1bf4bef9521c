import { CorrectionAskedFor } from '#app/credits/events/correction_asked_for'
import { CorrectionStopped } from '#app/credits/events/correction_stopped'
import { InvoiceAskedFor } from '#app/invoices/events/invoice_asked_for'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import { InvoiceRequestDeclined } from '#app/invoices/events/invoice_request_declined'
import { OrderApproved } from '#app/orders/events/order_approved'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { OrderDelivered } from '#app/orders/events/order_delivered'
import { OrderDispatched } from '#app/orders/events/order_dispatched'
import { OrderPaid } from '#app/orders/events/order_paid'
import { OrderRejected } from '#app/orders/events/order_rejected'
import { OrderSubmitted } from '#app/orders/events/order_submitted'
import { CaseOpened } from '#app/service/events/case_opened'
import type { Role } from '#app/identity/roles'

export type Channel = 'mail' | 'sms' | 'site'

/** `customer`: the buyer, at the addresses of the order; `author`: who entered it; or everybody with a role. */
export type Audience = 'customer' | 'author' | { role: Role }

export interface Notice {
  /** The event that is told of; its payload names an order. */
  event: string
  /** Names the texts in the language files (`notifications.<template>.*`). */
  template: string
  to: Audience
  channels: Channel[]
  /** Nobody can switch it off, because … (texts: `message_choices.why.<required>`). */
  required?: 'invoice' | 'payment' | 'money' | 'work'
  /** The channels are part of the matter and cannot be chosen either. */
  isFixed?: true
  /** Not told of the orders of a sheet: thousands at once, which their queue shows as one number. */
  isSilentForSheets?: true
}

/** Who is told what, over which channel. The whole policy of messages is this table. */
export const audience: readonly Notice[] = [
  {
    event: OrderSubmitted.type,
    template: 'order_to_review',
    to: { role: 'reviewer' },
    channels: ['site'],
    isSilentForSheets: true,
  },
  { event: OrderApproved.type, template: 'order_approved', to: 'author', channels: ['site'] },
  {
    event: OrderApproved.type,
    template: 'order_to_pay',
    to: 'customer',
    channels: ['site', 'sms'],
    required: 'payment',
  },
  {
    event: OrderRejected.type,
    template: 'order_rejected',
    to: 'author',
    channels: ['site'],
    required: 'work',
  },
  {
    event: OrderPaid.type,
    template: 'payment_confirmed',
    to: 'customer',
    channels: ['site', 'mail'],
  },
  {
    event: OrderDispatched.type,
    template: 'order_shipped',
    to: 'customer',
    channels: ['site', 'sms'],
  },
  { event: OrderDelivered.type, template: 'order_delivered', to: 'customer', channels: ['site'] },
  {
    event: OrderCancelled.type,
    template: 'order_cancelled',
    to: 'customer',
    channels: ['site', 'mail'],
    required: 'money',
  },
  {
    event: InvoiceDocumentsStored.type,
    template: 'invoice_ready',
    to: 'customer',
    channels: ['site', 'mail'],
    required: 'invoice',
    isFixed: true,
  },
  {
    event: InvoiceAskedFor.type,
    template: 'invoice_asked_for',
    to: { role: 'finance' },
    channels: ['site'],
    required: 'work',
  },
  {
    event: InvoiceRequestDeclined.type,
    template: 'invoice_request_declined',
    to: 'customer',
    channels: ['site', 'mail'],
    required: 'invoice',
  },
  {
    event: CorrectionAskedFor.type,
    template: 'correction_asked_for',
    to: { role: 'finance' },
    channels: ['site'],
    required: 'work',
  },
  {
    event: CorrectionStopped.type,
    template: 'correction_stopped',
    to: { role: 'finance' },
    channels: ['site'],
    required: 'work',
  },
  { event: CaseOpened.type, template: 'case_opened', to: { role: 'service' }, channels: ['site'] },
]

/** `source`: the door by which the order came, where the event says so. */
export function noticesOf(event: string, source?: string): Notice[] {
  return audience.filter(
    (notice) => notice.event === event && !(notice.isSilentForSheets && source === 'import')
  )
}
