import ordersConfig from '#config/orders'
import { type Fate, HOLDING } from '#app/demo/fill/fates'
import type { Story } from '#app/demo/fill/story'
import { checks } from '#app/orders/checks/index'
import { lineRows, orderRow, searchRow } from '#app/orders/order_rows'
import { type OrderState, orderStates } from '#app/orders/order_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'

/** The order itself: its rows, checks, review and way through its states. */
export function tellOrder(story: Story): void {
  const { order, source, author, fate } = story.told
  const { rows } = story
  const isDraft = fate === 'draft' || fate === 'deleted'
  const { placedAt } = order
  const hasFindings = !isDraft && tellCheck(story)
  story.audit(placedAt, entryOf(story, 'orders.placed', author))
  const reviewed = story.when('reviewed')
  const isPaid = story.when('paid') !== null
  const state = walkOrder(story, isDraft ? 'draft' : 'in_review', hasFindings)
  const deletedAt = fate === 'deleted' ? lastMoment(story) : null
  if (deletedAt) story.audit(deletedAt, entryOf(story, 'orders.deleted', author))
  rows.add('orders', {
    ...orderRow(order, { source, authorId: author.id, state }),
    has_findings: hasFindings,
    paid_fen: isPaid ? order.totalFen : 0,
    invoiced_fen: isInvoiced(story) ? order.totalFen : 0,
    submitted_at: isDraft ? null : placedAt,
    reviewed_at: reviewed,
    payment_due_at:
      fate === 'rejected'
        ? null
        : reviewed && reviewed.plus({ hours: ordersConfig.paymentDueHours }),
    paid_at: story.when('paid'),
    dispatched_at: story.when('handed_over'),
    delivered_at: story.when('delivered'),
    service_confirmed_at: story.when('confirmed'),
    completed_at: completedAt(story),
    locked_at: isInvoiced(story) ? story.when('invoiced') : null,
    deleted_at: deletedAt,
    purge_after: deletedAt && deletedAt.plus({ days: ordersConfig.restorableDays }),
    updated_at: lastMoment(story),
  })
  rows.add('order_lines', ...lineRows(order))
  rows.add('order_search', searchRow(order))
  if (!isDraft && !HOLDING.has(fate)) tellHolds(story)
}

const NOT_INVOICED = new Set<Fate>(['invoice_drafted', 'invoice_unclear', 'invoice_refused'])

export function isInvoiced(story: Story): boolean {
  const { order, fate } = story.told
  const wants = order.draft.invoiceKind !== 'none' && order.totalFen > 0
  return wants && story.when('invoiced') !== null && !NOT_INVOICED.has(fate)
}

export function completedAt(story: Story) {
  return story.when('invoiced') && (story.when('confirmed') ?? story.when('delivered'))
}

function lastMoment(story: Story) {
  return [...story.told.timeline.values()].at(-1) ?? story.told.order.placedAt
}

function tellCheck({ told: { order }, rows }: Story): boolean {
  const { id: orderId, details, draft, lines } = order
  const subject = { orderId, invoiceKind: draft.invoiceKind, title: details.title, lines }
  const verdicts = checks.map((check) =>
    check.run({ ...subject, backOrderedSkus: [], similarOrders: [] })
  )
  const hasFindings = verdicts.some(({ verdict }) => verdict === 'finding')
  const row = { order_id: orderId, round: 1, verdicts: JSON.stringify(verdicts) }
  rows.add('order_checks', { ...row, has_findings: hasFindings, checked_at: order.placedAt })
  return hasFindings
}

function walkOrder(story: Story, first: 'draft' | 'in_review', hasFindings: boolean): OrderState {
  const { order, author, cast, fate, words, random } = story.told
  const moves: Parameters<typeof story.walk<OrderState, keyof typeof orderStates.verbs>>[3] = []
  const reviewed = story.when('reviewed')
  if (reviewed) {
    const isRejected = fate === 'rejected'
    const texts = isRejected ? words.rejections : hasFindings ? words.approvals : null
    const reason = texts ? random.pick(texts) : undefined
    moves.push({ verb: isRejected ? 'reject' : 'approve', at: reviewed, by: cast.reviewer, reason })
    tellReview(story, isRejected ? 'rejected' : 'approved', reason)
  }
  const cancelling = story.when('cancelling')
  const cancelled = story.when('cancelled')
  if (cancelling && cancelled) {
    const reason = random.pick(words.cancellations)
    moves.push({ verb: 'cancel', at: cancelling, by: cast.clerk, reason })
    moves.push({ verb: 'confirm_cancellation', at: cancelled, by: SYSTEM })
    story.audit(cancelling, entryOf(story, 'orders.cancelling', cast.clerk))
  }
  const confirmed = story.when('confirmed')
  if (confirmed) story.audit(confirmed, entryOf(story, 'orders.service_confirmed', cast.clerk))
  const completed = completedAt(story)
  if (completed) moves.push({ verb: 'complete', at: completed, by: SYSTEM })
  const created = { state: first, at: order.placedAt, by: author }
  return story.walk(orderStates, order.id, created, moves)
}

function tellReview(story: Story, decision: 'approved' | 'rejected', reason?: string): void {
  const { order, cast } = story.told
  const id = newId()
  const reviewedAt = story.when('reviewed') ?? clock.now()
  story.rows.add('order_reviews', {
    id,
    order_id: order.id,
    reviewer_id: cast.reviewer.id,
    decision,
    reason: reason ? seal('order_reviews.reason', id, { reason }) : null,
    reviewed_at: reviewedAt,
  })
  story.audit(reviewedAt, entryOf(story, `orders.${decision}`, cast.reviewer))
}

/** Goods that are gone or were given back; what lies in the warehouse is held by the catalogue itself. */
function tellHolds(story: Story): void {
  const { order } = story.told
  const wasUsed = (isService: boolean) =>
    isService ? story.when('confirmed') : story.when('handed_over')
  const used = wasUsed(order.orderType === 'service')
  for (const { product, quantity } of order.lines) {
    story.rows.add('stock_holds', {
      id: newId(),
      order_id: order.id,
      product_id: product.id,
      quantity,
      state: used ? 'consumed' : 'released',
      held_at: order.placedAt,
      settled_at: used ?? lastMoment(story),
    })
  }
}

function entryOf(story: Story, action: string, actor: Story['told']['author']) {
  return { actor, action, subject: 'order', subjectId: story.told.order.id }
}
