import logger from '@adonisjs/core/services/logger'
import { NoteBuyersForms } from '#app/credits/actions/note_buyers_forms'
import type { Task } from '#app/platform/queue/tasks'
import Seller from '#app/sellers/models/seller'

/** Looks for forms that buyers opened and that wait for one of our sellers. */
export default class FetchBuyersForms implements Task<object> {
  static id = 'credits.fetch_buyers_forms'

  async handle(): Promise<void> {
    for (const seller of await Seller.all()) {
      const { noted } = await new NoteBuyersForms().handle(seller)
      if (noted > 0) logger.info({ sellerId: seller.id, noted }, 'forms of buyers noted')
    }
  }
}
