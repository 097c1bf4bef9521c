import logger from '@adonisjs/core/services/logger'
import { ResumeInvoices } from '#app/invoices/actions/resume_invoices'
import { ResolveInvoice } from '#app/invoices/actions/resolve_invoice'
import { resumableInvoices } from '#app/invoices/queries/resumable_invoices'
import { unsettledInvoices } from '#app/invoices/queries/unsettled_invoices'
import { SYSTEM } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

export interface Resolved {
  asked: number
  issued: number
  refused: number
  /** Still without an outcome; asked again later. */
  open: number
  /** Could not be asked: the channel is off, or somebody else was faster. */
  skipped: number
}

/** The janitor: asks the tax channel about everything that has no outcome yet. */
export default class ResolveInvoices implements Task<object> {
  static id = 'invoices.resolve_invoices'

  async handle(): Promise<void> {
    const resolved = await this.run()
    if (resolved.asked > 0) logger.info(resolved, 'invoices resolved')
  }

  async run(): Promise<Resolved> {
    const resolved: Resolved = { asked: 0, issued: 0, refused: 0, open: 0, skipped: 0 }
    const waiting = await resumableInvoices()
    if (waiting.length > 0) await new ResumeInvoices().handle({ invoiceIds: waiting, by: SYSTEM })
    for (const invoiceId of await unsettledInvoices()) {
      const result = await new ResolveInvoice().handle({ invoiceId, by: SYSTEM })
      resolved.asked++
      if (!result.ok) resolved.skipped++
      else if (result.value.state === 'issued') resolved.issued++
      else if (result.value.state === 'refused') resolved.refused++
      else resolved.open++
    }
    return resolved
  }
}
