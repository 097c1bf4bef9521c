import { queues } from '#app/desk/queues'
import { listWidget, momentOf, type Widget } from '#app/desk/widgets/widget'
import { channelOverview } from '#app/invoices/queries/channel_overview'
import { exceptionsOf } from '#app/issuing/queries/invoice_exceptions'
import { paymentMethods } from '#app/payments/payment_methods'
import { type Fen, fen } from '#app/platform/money/fen'

interface FoundMoney {
  id: string
  state: string
  order_number: string
  amount_fen: string
  created_at: Date
}

type Payments = ReturnType<typeof queues.payments>

const oldestPayments = (query: Payments) => {
  query
    .join('orders', 'orders.id', 'payments.order_id')
    .select('payments.*', 'orders.number as order_number')
    .orderBy('payments.created_at')
    .orderBy('payments.id')
}

function paymentLine(found: FoundMoney) {
  return { href: `/desk/payments/${found.id}`, ...moneyLine(found, 'payments') }
}

function moneyLine({ state, ...found }: FoundMoney, of: string) {
  return {
    label: found.order_number,
    state: { of, key: state },
    since: momentOf(found.created_at),
    amountFen: amountOf(found.amount_fen),
  }
}

function amountOf(stored: string): Fen {
  return fen(Number(stored))
}

function confirmedByHand(): string[] {
  const methods = paymentMethods().filter(({ capabilities }) => capabilities.confirmedByHand)
  return methods.map(({ key }) => key)
}

/** For finance: money whose fate is open, what tax channels say, and invoices that need somebody. */
export const MONEY_WIDGETS = [
  listWidget({
    key: 'unknown_payments',
    roles: ['finance'],
    permission: 'payments.confirm',
    path: '/desk/payments?tab=unknown',
    isUrgent: true,
    waiting: () => queues.payments('unknown'),
    first: oldestPayments,
    toRow: paymentLine,
  }),
  listWidget({
    key: 'transfers',
    roles: ['finance'],
    permission: 'payments.confirm',
    path: '/desk/payments?tab=awaiting&provider=payment-bank-transfer',
    waiting: () => queues.payments('awaiting').whereIn('payments.provider', confirmedByHand()),
    first: oldestPayments,
    toRow: paymentLine,
  }),
  listWidget<FoundMoney & { payment_id: string }>({
    key: 'refunds',
    roles: ['finance'],
    permission: 'payments.confirm',
    path: '/desk/payments?tab=refunding',
    waiting: () => queues.refunds(),
    first: (query) => {
      query
        .join('payments', 'payments.id', 'refunds.payment_id')
        .join('orders', 'orders.id', 'payments.order_id')
        .select('refunds.*', 'orders.number as order_number')
        .orderBy('refunds.created_at')
        .orderBy('refunds.id')
    },
    toRow: (found) => ({
      href: `/desk/payments/${found.payment_id}`,
      ...moneyLine(found, 'payments'),
    }),
  }),
  listWidget<FoundMoney>({
    key: 'forms_to_answer',
    roles: ['finance'],
    permission: 'invoices.credit',
    path: '/desk/credits?tab=to_answer',
    isUrgent: true,
    waiting: () => queues.formsToAnswer(),
    first: (query) => {
      query
        .join('invoices', 'invoices.id', 'credit_confirmations.original_invoice_id')
        .join('orders', 'orders.id', 'invoices.order_id')
        .select(
          'credit_confirmations.*',
          'credit_confirmations.total_fen as amount_fen',
          'orders.number as order_number'
        )
        .orderBy('credit_confirmations.expires_at')
        .orderBy('credit_confirmations.id')
    },
    toRow: (found) => ({ href: `/desk/credits/${found.id}`, ...moneyLine(found, 'credits') }),
  }),
  {
    key: 'tax_channels',
    roles: ['finance'],
    permission: 'invoices.view',
    path: '/desk/invoices/channels',
    view: 'channels',
    load: async () => ({ channels: await channelOverview() }),
  },
  listWidget<FoundMoney & { kind: string; invoice_id: string }>({
    key: 'invoice_exceptions',
    roles: ['finance'],
    permission: 'invoices.issue',
    path: '/desk/invoices/exceptions',
    isUrgent: true,
    waiting: () => exceptionsOf(null),
    first: (query) => {
      query
        .join('invoices', 'invoices.id', 'exceptions.invoice_id')
        .join('orders', 'orders.id', 'invoices.order_id')
        .select('exceptions.*', 'exceptions.since as created_at', 'invoices.state')
        .select('invoices.total_fen as amount_fen', 'orders.number as order_number')
        .orderBy('exceptions.since')
        .orderBy('exceptions.id')
    },
    toRow: (found) => ({
      href: `/desk/invoices/${found.invoice_id}`,
      ...moneyLine(found, 'invoices'),
    }),
  }),
] satisfies Widget[]
