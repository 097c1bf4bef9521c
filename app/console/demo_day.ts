import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import env from '#start/env'
import { DayProblem } from '#app/demo/day_problem'
import type { DayReport } from '#app/demo/day_report'
import { playDay } from '#app/demo/play_day'
import { Progress } from '#app/demo/progress'

export default class DemoDay extends BaseCommand {
  static commandName = 'demo:day'
  static description = 'Play a business day with an order sheet, from import to verified invoices'
  static options = { startApp: true }

  @flags.string({ description: 'The order sheet (xlsx or csv)', required: true })
  declare sheet: string

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    if (!existsSync(this.sheet)) return this.giveUp(`there is no file ${this.sheet}`)
    const progress = new Progress(process.stderr.isTTY)
    try {
      const report = await playDay({
        sheet: { name: basename(this.sheet), bytes: readFileSync(this.sheet) },
        host: env.get('HOST'),
        port: env.get('PORT'),
        mailPort: env.get('PORT') + 20000,
        progress,
      })
      progress.end()
      if (this.json) console.log(JSON.stringify(report))
      else this.show(report)
    } catch (error) {
      progress.end()
      if (!(error instanceof DayProblem)) throw error
      this.giveUp(error.message)
    }
  }

  private giveUp(problem: string): void {
    this.logger.error(problem)
    this.exitCode = 1
  }

  private show({ refused, ...figures }: DayReport): void {
    const table = this.ui.table().head(['station', 'figure'])
    for (const [name, figure] of Object.entries(figures)) table.row([name, String(figure)])
    table.row(['refused', String(refused.length)])
    table.render()
    for (const { row, column, reason } of refused)
      this.logger.log(`  row ${row}: ${column}: ${reason}`)
  }
}
