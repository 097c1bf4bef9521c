import type { I18n } from '@adonisjs/i18n'
import { isCancellable } from '#app/orders/actions/cancel_order'
import { isEditable } from '#app/orders/actions/edit_order'
import { lineView } from '#app/orders/line_view'
import type Order from '#app/orders/models/order'
import { orderSteps } from '#app/orders/order_steps'
import { formatDateTime } from '#app/platform/views/format'
import StateChange from '#app/platform/states/state_change'
import { stateTone } from '#app/platform/views/state_tones'

/** An order in its customer's words: where it stands, what they may do, what has happened. */
export async function ownOrderView(order: Order, i18n: I18n) {
  await order.load('lines')
  const moves = await StateChange.query()
    .where('subjectId', order.id)
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
  const rejection =
    order.state === 'rejected' && moves.find(({ toState }) => toState === 'rejected')
  return {
    order,
    details: order.details,
    lines: order.lines.map((line) => lineView(line, i18n)),
    steps: orderSteps(order).map((step) => ({
      label: i18n.t(`orders.steps.${step.key}`),
      state: step.state,
      note: step.at ? formatDateTime(step.at) : null,
    })),
    rejectionReason: rejection ? rejection.reasonText : null,
    allowed: {
      submit: order.state === 'draft' || order.state === 'rejected',
      pay: order.status === 'awaiting_payment',
      edit: isEditable(order),
      cancel: isCancellable(order),
    },
    timeline: moves.map(({ changedAt, toState }) => ({
      at: changedAt,
      title: i18n.t(`orders.own.moves.${toState}`),
      tone: stateTone(toState),
    })),
  }
}
