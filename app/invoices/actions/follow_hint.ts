import db from '@adonisjs/lucid/services/db'
import { openChannel } from '#app/invoices/channels'
import Invoice from '#app/invoices/models/invoice'
import AskAboutInvoice from '#app/invoices/tasks/ask_about_invoice'
import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'
import { addJobs } from '#app/platform/queue/jobs'
import { failed, ok, type Result } from '#app/platform/result'

/**
 * A tax channel says that it has decided about a request. Nothing that it says is believed: when the request is
 * one of ours and still open, the channel is asked. The answer tells nobody whether the request is known.
 */
export class FollowHint {
  async handle(input: {
    channel: string
    call: RawCall
  }): Promise<Result<{ answer: CallAnswer; asks: boolean }, { type: 'no_such_channel' }>> {
    const opened = openChannel(input.channel)
    if (!opened.ok || !opened.value.capabilities.hints) return failed({ type: 'no_such_channel' })
    const { channel } = opened.value
    const requestNumber = channel.readHint(input.call)
    if (requestNumber === null) return ok({ answer: channel.answerHint('unreadable'), asks: false })
    const asks = await askAbout(input.channel, requestNumber)
    return ok({ answer: channel.answerHint('noted'), asks })
  }
}

/** A request that is under way is not asked about: its own answer comes first. */
async function askAbout(channel: string, requestNumber: string): Promise<boolean> {
  const invoice = await Invoice.query()
    .where({ channel, issueRequestNo: requestNumber })
    .whereIn('state', ['pending', 'unknown'])
    .first()
  if (invoice === null) return askAboutForm(channel, requestNumber)
  const { id: invoiceId } = invoice
  const id = `ask-${invoiceId}`
  await addJobs([{ queue: 'tax', task: AskAboutInvoice.id, payload: { invoiceId }, id }])
  return true
}

/** It may be about the form of a credit invoice, which another domain keeps: named by its task, not imported. */
async function askAboutForm(channel: string, applicationNumber: string): Promise<boolean> {
  const form = await db
    .from('credit_confirmations')
    .where({ channel, application_number: applicationNumber })
    .whereIn('state', ['unknown', 'awaiting_buyer'])
    .select('id')
    .first()
  if (!form) return false
  const payload = { confirmationId: form.id }
  const id = `ask-${form.id}`
  await addJobs([{ queue: 'tax', task: 'credits.ask_about_form', payload, id }])
  return true
}
