import { BaseCommand, flags } from '@adonisjs/core/ace'
import { ResolveDue } from '#app/payments/actions/resolve_due'

export default class PaymentsResolve extends BaseCommand {
  static commandName = 'payments:resolve'
  static description = 'Ask providers what became of open payments and refunds'
  static options = { startApp: true }

  @flags.boolean({ description: 'Print one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const report = await new ResolveDue().handle()
    if (this.json) return console.log(JSON.stringify(report))
    const { payments, refunds, cancellations } = report
    const table = this.ui.table().head(['', 'asked', 'done', 'ended', 'open', 'wrong amount'])
    const rows = [
      [
        'payments',
        payments.asked,
        payments.settled,
        payments.ended,
        payments.open,
        payments.mismatched,
      ],
      [
        'refunds',
        refunds.asked,
        refunds.succeeded,
        refunds.declined,
        refunds.open,
        refunds.mismatched,
      ],
    ]
    for (const row of rows) table.row(row.map(String))
    table.render()
    this.logger.info(`${cancellations} cancellations waiting`)
  }
}
