import db from '@adonisjs/lucid/services/db'
import serviceConfig from '#config/service'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { OpenCase } from '#app/service/actions/open_case'

const BATCH = 200

/** Orders that nobody has reviewed in time become cases with an owner to be found and a time to end. */
export class OpenOverdueReviews {
  async handle(): Promise<{ opened: number }> {
    const since = clock.now().minus(serviceConfig.reviewWithin)
    const overdue = await Order.query()
      .select('id')
      .where('state', 'in_review')
      .whereNull('deleted_at')
      .where('submitted_at', '<=', since.toISO())
      .whereNotExists((waiting) =>
        waiting
          .from('cases')
          .whereColumn('cases.subject_id', 'orders.id')
          .where('cases.kind', 'review_overdue')
      )
      .orderBy('submitted_at')
      .limit(BATCH)
    let opened = 0
    for (const { id } of overdue) {
      const { isNew } = await db.transaction((trx) =>
        new OpenCase().handle({ kind: 'review_overdue', subjectId: id, by: SYSTEM }, trx)
      )
      if (isNew) opened += 1
    }
    return { opened }
  }
}
