import { BaseCommand, flags } from '@adonisjs/core/ace'
import { RecountFigures } from '#app/figures/actions/recount_figures'
import type { FigureValues } from '#app/figures/figure'
import figuresConfig from '#config/figures'

export default class FiguresRecount extends BaseCommand {
  static commandName = 'figures:recount'
  static description = 'Count the figures of the last days again, and repair what differs'
  static options = { startApp: true }

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  @flags.number({ description: 'How many business days, today included' })
  declare days: number | undefined

  async run(): Promise<void> {
    const days = this.days ?? figuresConfig.recountDays
    if (!Number.isInteger(days) || days < 1) {
      this.logger.error('--days reads a whole number above 0')
      this.exitCode = 1
      return
    }
    const report = await new RecountFigures().handle({ days })
    if (this.json) return console.log(JSON.stringify(report))
    const range = `${report.figures} figures from ${report.from} to ${report.until}`
    if (report.differences.length === 0) return this.logger.success(`${range} agree`)
    this.logger.warning(`${range}: ${report.differences.length} rows were repaired`)
    for (const { day, figure, dimension, was, is } of report.differences)
      this.logger.log(`  ${day} ${figure} ${dimension}: ${shown(was)} → ${shown(is)}`)
  }
}

function shown(values: FigureValues | null): string {
  return values ? `${values.count}, ${values.fen} fen, ${values.minutes} min` : 'nothing'
}
