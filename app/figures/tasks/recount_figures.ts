import logger from '@adonisjs/core/services/logger'
import { RecountFigures } from '#app/figures/actions/recount_figures'
import figuresConfig from '#config/figures'

/** The nightly proof that figures and history agree; what did not is repaired, and told in the log. */
export default class RecountFiguresTask {
  static id = 'figures.recount'

  async handle(): Promise<void> {
    const { differences, ...range } = await new RecountFigures().handle({
      days: figuresConfig.recountDays,
    })
    if (differences.length === 0) return logger.info(range, 'figures agree with the history')
    logger.error({ ...range, differences }, 'figures differed from the history and were repaired')
  }
}
