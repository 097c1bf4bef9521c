import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { DayProblem } from '#app/demo/day_problem'
import { fillHouse } from '#app/demo/fill/fill_house'
import { Progress } from '#app/demo/progress'

export default class DemoFill extends BaseCommand {
  static commandName = 'demo:fill'
  static description = 'Fill an installation with orders of the last two years and all that follows'
  static options = { startApp: true }

  @args.string({ description: 'How many orders' })
  declare orders: string

  @flags.number({ description: 'The same seed on the same data makes the same orders' })
  declare seed: number | undefined

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    if (this.app.inProduction) return this.giveUp('demo data does not belong into production')
    const orders = Number(this.orders)
    if (!Number.isSafeInteger(orders) || orders < 1)
      return this.giveUp(`${this.orders} is no number of orders`)
    const progress = new Progress(process.stderr.isTTY)
    try {
      const show = progress.show.bind(progress)
      const report = await fillHouse({ orders, seed: this.seed ?? null, show })
      progress.end()
      if (this.json) return console.log(JSON.stringify(report))
      const table = this.ui.table().head(['figure', 'value'])
      for (const [name, value] of Object.entries(report)) table.row([name, String(value)])
      table.render()
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
}
