import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import i18nManager from '@adonisjs/i18n/services/main'
import invoicingConfig from '#config/invoicing'
import { ruleViews } from '#app/invoices/rule_views'
import { checkOrder } from '#app/invoices/queries/check_order'
import { isRefused } from '#app/invoices/rules/judge'
import Order from '#app/orders/models/order'

export default class InvoicesCheck extends BaseCommand {
  static commandName = 'invoices:check'
  static description =
    'What every rule says of the invoice that an order would get; changes nothing'
  static options = { startApp: true }

  @args.string({ description: 'Number of the order' })
  declare order: string

  @flags.boolean({ description: 'One line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const order = await Order.findBy('number', this.order)
    const checked = order
      ? await checkOrder(order.id)
      : ({ ok: false, failure: { type: 'missing' } } as const)
    const isGood = checked.ok && !isRefused(checked.value.verdicts)
    if (!isGood) this.exitCode = 1
    if (this.json) {
      const { ruleSet } = invoicingConfig
      const told = checked.ok ? { ruleSet, isGood, verdicts: checked.value.verdicts } : checked
      return console.log(JSON.stringify(told))
    }
    if (!checked.ok) return this.logger.error(checked.failure.type)
    this.tell(ruleViews(checked.value.verdicts, i18nManager.locale(i18nManager.defaultLocale)))
  }

  private tell(rules: ReturnType<typeof ruleViews>): void {
    for (const { id, title, source, verdicts } of rules) {
      const isRefusedBy = verdicts.some(({ result }) => result === 'refused')
      const mark = isRefusedBy ? '✖' : verdicts.length > 0 ? '!' : '✔'
      this.logger.log(`${mark} ${title} (${id}; ${source})`)
      for (const { reason, remedy } of verdicts) this.logger.log(`    ${reason} → ${remedy}`)
    }
  }
}
