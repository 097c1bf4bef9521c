import type { I18n } from '@adonisjs/i18n'
import { isCancellable } from '#app/orders/actions/cancel_order'
import { isEditable } from '#app/orders/actions/edit_order'
import { discountSums } from '#app/orders/line_discounts'
import { lineView } from '#app/orders/line_view'
import { orderSteps } from '#app/orders/order_steps'
import { formatDateTime } from '#app/platform/views/format'
import { stateTone } from '#app/platform/views/state_tones'
import { nextActOf, standingOf } from '#app/portal/order_standing'
import type { ownOrderPage } from '#app/portal/queries/own_order_page'
import { isRateable } from '#app/service/rateable'
import { courierTitle } from '#app/shipments/couriers'

type Page = Awaited<ReturnType<typeof ownOrderPage>>

const SCANS_SHOWN = 3

/** An order in its customer's words: where it stands, what comes next, what they may do, what has happened. */
export function ownOrderView(page: Page, i18n: I18n) {
  const { order, moves, parcel, invoices, rating, request, mayAsk } = page
  const rejection =
    order.state === 'rejected' && moves.find(({ toState }) => toState === 'rejected')
  const issued = invoices.filter(({ state }) => state === 'issued')
  return {
    order,
    request,
    mayAskInvoice: mayAsk,
    details: order.details,
    lines: order.lines.map((line) => lineView(line, i18n)),
    discount: discountSums(order.lines),
    standing: standingOf(order),
    next: nextActOf(order, {
      mayRate: rating === null && isRateable(order),
      hasInvoice: issued.length > 0,
    }),
    rating: rating && { stars: rating.stars, comment: rating.commentText, isOpen: rating.isOpen },
    steps: orderSteps(order).map((step) => ({
      label: i18n.t(`orders.steps.${step.key}`),
      state: step.state,
      note: step.at ? formatDateTime(step.at, i18n.locale) : null,
    })),
    rejectionReason: rejection ? rejection.reasonText : null,
    allowed: { edit: isEditable(order), cancel: isCancellable(order) },
    parcel: parcel && parcelView(parcel, i18n),
    invoices: invoices.map((invoice) => ({
      id: invoice.id,
      number: invoice.invoiceNumber,
      kind: invoice.kind,
      totalFen: invoice.totalFen,
      isIssued: invoice.state === 'issued',
      hasPdf: invoice.documents.some(({ format }) => format === 'pdf'),
    })),
    timeline: moves.map(({ changedAt, toState }) => ({
      at: changedAt,
      title: i18n.t(`orders.own.moves.${toState}`),
      tone: stateTone(toState),
    })),
  }
}

function parcelView({ courier, waybillNumber, scans }: NonNullable<Page['parcel']>, i18n: I18n) {
  return {
    courier: courier && i18n.t(courierTitle(courier)),
    waybillNumber,
    scans: scans.slice(0, SCANS_SHOWN).map(({ code, occurredAt, place }) => ({
      title: i18n.t(`shipments.codes.${code}`),
      at: occurredAt,
      by: place,
      tone: stateTone(code),
    })),
    hasMore: scans.length > SCANS_SHOWN,
  }
}
