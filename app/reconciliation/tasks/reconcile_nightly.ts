import logger from '@adonisjs/core/services/logger'
import { SYSTEM } from '#app/platform/actor'
import { Reconcile } from '#app/reconciliation/actions/reconcile'

/** Every night, so that finance begins the day with what is out of step. */
export default class ReconcileNightly {
  static id = 'reconciliation.nightly'

  async handle(): Promise<void> {
    const { errors, warnings, tookMs } = await new Reconcile().handle({ by: SYSTEM })
    const counts = { errors, warnings, tookMs }
    if (errors === 0) return logger.info(counts, 'orders, payments and invoices compared')
    logger.error(counts, 'orders, payments and invoices are out of step')
  }
}
