import { namesOf } from '#app/identity/queries/names_of'
import Order from '#app/orders/models/order'
import StateChange from '#app/platform/states/state_change'
import Case from '#app/service/models/case'
import CaseNote from '#app/service/models/case_note'
import OrderRating from '#app/service/models/order_rating'

/** One case with what it is about, its notes and its history, newest first. */
export async function casePage(caseId: string) {
  const found = await Case.findOrFail(caseId)
  const [order, rating, notes, changes] = await Promise.all([
    Order.find(found.subjectId),
    OrderRating.findBy({ orderId: found.subjectId }),
    CaseNote.query().where('caseId', caseId).orderBy('notedAt', 'desc').orderBy('id', 'desc'),
    StateChange.query()
      .where({ subject: 'case', subjectId: caseId })
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc'),
  ])
  const people = [
    found.ownerId,
    ...notes.map(({ authorId }) => authorId),
    ...changes.map(({ actorKind, actorId }) => (actorKind === 'staff' ? actorId : null)),
  ]
  return { found, order, rating, notes, changes, names: await namesOf(people) }
}
