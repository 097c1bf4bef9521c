import { BaseCommand, flags } from '@adonisjs/core/ace'
import { SYSTEM } from '#app/platform/actor'
import { Reconcile } from '#app/reconciliation/actions/reconcile'

export default class InvoicesReconcile extends BaseCommand {
  static commandName = 'invoices:reconcile'
  static description = 'Find every mismatch between orders, payments and invoices'
  static options = { startApp: true }

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const { errors, warnings, tookMs, result } = await new Reconcile().handle({ by: SYSTEM })
    if (errors > 0) this.exitCode = 1
    if (this.json) return console.log(JSON.stringify({ errors, warnings, tookMs, ...result }))
    const { orders, payments, invoices } = result.checked
    const scope = `${orders} orders, ${payments} payments, ${invoices} invoices in ${tookMs} ms`
    if (errors + warnings === 0) return this.logger.success(`${scope}: all in step`)
    this.logger.warning(`${scope}: ${errors} errors, ${warnings} warnings`)
    for (const { key, count, found } of result.rules) {
      if (count > 0) this.logger.log(`  ${key}: ${count}`)
      for (const { orderNumber, invoiceNumber, tradeNumber } of found)
        this.logger.log(
          `    ${[orderNumber, invoiceNumber, tradeNumber].filter(Boolean).join(' ')}`
        )
    }
  }
}
