import type { I18n } from '@adonisjs/i18n'
import type { TimelineEntry } from '#app/desk/queries/order_timeline'
import type { orderPage } from '#app/desk/queries/order_page'
import { isCancellableOnceReversed } from '#app/credits/actions/reverse_and_cancel'
import { isDeletable } from '#app/orders/actions/delete_order'
import { isCancellable } from '#app/orders/actions/cancel_order'
import { isEditable, isTitleEditable } from '#app/orders/actions/edit_order'
import { maskedDetails } from '#app/orders/masked_details'
import { manualMoves } from '#app/orders/manual_moves'
import { nextStep } from '#app/orders/next_step'
import { REASON_TEMPLATES } from '#app/orders/reason_templates'
import { orderSteps } from '#app/orders/order_steps'
import { changedField, reasonText, stateText } from '#app/desk/history_texts'
import type { ChangedField } from '#app/orders/order_changes'
import { discountSums } from '#app/orders/line_discounts'
import { lineView } from '#app/orders/line_view'
import { paymentMethods } from '#app/payments/payment_methods'
import { verdictViews } from '#app/orders/verdict_views'
import { formatDateTime } from '#app/platform/views/format'
import { stateTone } from '#app/platform/views/state_tones'

type Page = NonNullable<Awaited<ReturnType<typeof orderPage>>>

/** The page of an order in words. `isRevealed`: its personal side is open this once. */
export function orderPageView(
  page: Page,
  { i18n, viewerId, isRevealed }: { i18n: I18n; viewerId: string; isRevealed: boolean }
) {
  const { order, names } = page
  return {
    order,
    details: isRevealed ? order.details : maskedDetails(order.details),
    isRevealed,
    next: nextStep(order, viewerId),
    allowed: {
      edit: isEditable(order) || (isTitleEditable(order) && !order.isLocked),
      cancel: isCancellable(order),
      reverse: isCancellableOnceReversed(order),
      delete: isDeletable(order),
      moves: manualMoves(order),
      confirmService:
        order.orderType !== 'parcel' &&
        order.isPaid &&
        order.state === 'approved' &&
        !order.serviceConfirmedAt,
    },
    reasonTemplates: REASON_TEMPLATES,
    paymentMethods: paymentMethods().map(({ key, title }) => ({
      value: key,
      label: i18n.t(title),
    })),
    steps: orderSteps(order).map((step) => ({
      label: i18n.t(`orders.steps.${step.key}`),
      state: step.state,
      note: step.at ? formatDateTime(step.at, i18n.locale) : null,
    })),
    verdicts: verdictViews(page.verdicts, i18n),
    lines: order.lines.map((line) => ({
      ...lineView(line, i18n),
      hold: page.holds.get(line.productId) ?? null,
    })),
    discount: discountSums(order.lines),
    related: page.related,
    files: page.files,
    author: names[order.authorId] ?? '',
    timeline: page.timeline.map((entry) => timelineItem(entry, { i18n, names, isRevealed })),
  }
}

function timelineItem(
  { at, actorKind, actorId, what }: TimelineEntry,
  given: { i18n: I18n; names: Record<string, string>; isRevealed: boolean }
) {
  const { i18n, names } = given
  const by = (actorId && names[actorId]) || i18n.t(`orders.actors.${actorKind}`)
  if (what.kind === 'change') {
    const fields = what.changes.map((change) => changedField(change, i18n))
    const title = i18n.t('orders.timeline.changed', {
      fields: fields.join(i18n.t('ui.list_separator')),
    })
    const note = given.isRevealed
      ? what.changes.map((change) => changeText(change, i18n)).join('\n')
      : null
    return { at, by, title, note, tone: 'neutral' }
  }
  const state = stateText(what.subject, what.state, i18n)
  const subject = i18n.t(`orders.subjects.${what.subject}`)
  return {
    at,
    by,
    title: i18n.t('orders.timeline.moved', { subject, state }),
    note: reasonText(what.reason, actorKind, i18n),
    tone: stateTone(what.state),
  }
}

function changeText(change: ChangedField, i18n: I18n): string {
  const shown = (value: unknown) => valueText(value, i18n)
  return `${changedField(change, i18n)}: ${shown(change.before)} → ${shown(change.after)}`
}

/** A title is an object of texts; an invoice kind is a code; the others are texts. */
function valueText(value: unknown, i18n: I18n): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' ')
  const kinds: unknown[] = ['ordinary', 'vat_special', 'none']
  return kinds.includes(value) ? i18n.t(`orders.invoice_kinds.${String(value)}`) : String(value)
}
