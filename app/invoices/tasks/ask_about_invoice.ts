import { ResolveInvoice } from '#app/invoices/actions/resolve_invoice'
import { SYSTEM } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

/** Asks the tax channel about one invoice, out of turn. What cannot be asked now is asked by the janitor. */
export default class AskAboutInvoice implements Task<{ invoiceId: string }> {
  static id = 'invoices.ask_about_invoice'

  async handle({ invoiceId }: { invoiceId: string }): Promise<void> {
    await new ResolveInvoice().handle({ invoiceId, by: SYSTEM })
  }
}
