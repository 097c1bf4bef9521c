import db from '@adonisjs/lucid/services/db'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { OpenCase } from '#app/service/actions/open_case'
import Case from '#app/service/models/case'
import CaseNote from '#app/service/models/case_note'

interface ExceptionInput {
  orderId: string
  /** What is wrong with it. */
  text: string
  by: Actor & { id: string }
}

/** Puts an order that cannot go its usual way before the people who work on exceptions. */
export class RaiseException {
  handle({ orderId, text, by }: ExceptionInput): Promise<Case> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx }).where('id', orderId).firstOrFail()
      await new OpenCase().handle({ kind: 'order_exception', subjectId: order.id, by }, trx)
      const found = await Case.query({ client: trx })
        .where({ kind: 'order_exception', subject_id: order.id })
        .whereNot('state', 'closed')
        .firstOrFail()
      const id = newId()
      const note = seal('case_notes.note', id, { text })
      await CaseNote.create(
        { id, caseId: found.id, authorId: by.id, note, notedAt: clock.now() },
        { client: trx }
      )
      return found
    })
  }
}
