import { BaseCommand, flags } from '@adonisjs/core/ace'
import ResolveInvoices from '#app/invoices/tasks/resolve_invoices'

export default class InvoicesResolve extends BaseCommand {
  static commandName = 'invoices:resolve'
  static description = 'Ask the tax channel about every invoice whose outcome is open'
  static options = { startApp: true }

  @flags.boolean({ description: 'One line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const resolved = await new ResolveInvoices().run()
    if (this.json) return this.logger.log(JSON.stringify(resolved))
    const table = this.ui.table().head(Object.keys(resolved))
    table.row(Object.values(resolved).map(String)).render()
  }
}
