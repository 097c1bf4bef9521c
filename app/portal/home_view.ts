import type { I18n } from '@adonisjs/i18n'
import type Order from '#app/orders/models/order'
import { formatDateTime } from '#app/platform/views/format'
import { formatYuanGrouped } from '#app/platform/money/fen'
import type { ownHome } from '#app/portal/queries/own_home'

type Home = Awaited<ReturnType<typeof ownHome>>

/** One line of the first page that leads to the act it asks for. */
interface Need {
  key: 'pay' | 'mend' | 'submit' | 'rate'
  /** Where the act is done. */
  href: string
  page: string
  number: string
  note: string
}

/** The first page of a customer: at most a handful of each, the needs in the order of their urgency. */
export function homeView(home: Home, i18n: I18n) {
  return {
    needs: needsOf(home, i18n),
    parcels: home.parcels.map(({ order, state, scans: [latest] }) => ({
      href: `/my/orders/${order.id}/tracking`,
      number: order.number,
      state,
      latest: latest ? i18n.t(`shipments.codes.${latest.code}`) : null,
      place: latest?.place ?? null,
      at: latest?.occurredAt ?? null,
    })),
    invoices: home.invoices.map(({ id, invoiceNumber, totalFen, issuedAt }) => ({
      href: `/my/invoices/${id}`,
      number: invoiceNumber,
      totalFen,
      issuedAt,
    })),
    again: home.again.map((order) => ({
      href: `/my/orders/new?again=${order.id}`,
      content: contentOf(order, i18n),
      at: order.placedAt,
    })),
  }
}

function needsOf({ toPay, toMend, toRate }: Home, i18n: I18n): Need[] {
  const need = (order: Order, key: Need['key'], path: string, note: string): Need => ({
    key,
    href: `/my/orders/${order.id}${path}`,
    page: `/my/orders/${order.id}`,
    number: order.number,
    note,
  })
  return [
    ...toPay.map((order) => need(order, 'pay', '/payment', payNote(order, i18n))),
    ...toMend.map((order) =>
      need(order, order.state === 'draft' ? 'submit' : 'mend', '', amountOf(order))
    ),
    ...toRate.map((order) => need(order, 'rate', '/rating', amountOf(order))),
  ]
}

function payNote(order: Order, i18n: I18n): string {
  const due = formatDateTime(order.paymentDueAt, i18n.locale)
  return i18n.t('portal.home.pay_note', { amount: amountOf(order), due })
}

function amountOf({ totalFen }: Order): string {
  return `¥${formatYuanGrouped(totalFen)}`
}

/** Its first product, and how many there are when there are more. */
function contentOf({ lines }: Order, i18n: I18n): string {
  const name = lines[0]?.name ?? ''
  if (lines.length < 2) return name
  return i18n.t('portal.home.and_more', { name, count: lines.length })
}
