import db from '@adonisjs/lucid/services/db'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { madeBefore, recordOutcome } from '#app/platform/forms/spend_once'
import { OpenCase } from '#app/service/actions/open_case'
import Case from '#app/service/models/case'
import { writeNote } from '#app/service/write_note'

interface ExceptionInput {
  orderId: string
  /** What is wrong with it. */
  text: string
  by: Actor & { id: string }
  /** Of the form; sent twice it makes one note. */
  formToken: unknown
}

/** Puts an order that cannot go its usual way before the people who work on exceptions. */
export class RaiseException {
  handle({ orderId, text, by, formToken }: ExceptionInput): Promise<{ id: string }> {
    return db.transaction(async (trx) => {
      const before = await madeBefore(formToken, trx)
      if (before?.id) return { id: before.id }
      const order = await Order.query({ client: trx }).where('id', orderId).firstOrFail()
      await new OpenCase().handle({ kind: 'order_exception', subjectId: order.id, by }, trx)
      const { id } = await Case.query({ client: trx })
        .where({ kind: 'order_exception', subject_id: order.id })
        .whereNot('state', 'closed')
        .firstOrFail()
      await writeNote({ caseId: id, text, by }, trx)
      await recordOutcome(formToken, id, trx)
      return { id }
    })
  }
}
