import type { InvoiceQuota, IssuedInvoice, IssueRequest } from '#app/invoices/channel_messages'
import { TaxChannel } from '#app/invoices/tax_channel'
import type { Outcome } from '#app/platform/http/outcome'
import { Client, type ClientSettings, type Reply } from './client.js'
import { issueOutcome, quotaOutcome, refusal, requestContent } from './mapping.js'

export class SandboxTaxChannel extends TaxChannel {
  readonly key = 'tax-sandbox'
  readonly #client: Client

  constructor(settings: ClientSettings) {
    super()
    this.#client = new Client(settings)
  }

  async issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>> {
    const reply = await this.#client.post('/v1/invoices', requestContent(request))
    return outcomeOf(reply, issueOutcome)
  }

  override async query(requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    const reply = await this.#client.post('/v1/invoices/query', { requestNumber })
    return outcomeOf(reply, issueOutcome)
  }

  override async quota(sellerTaxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    const reply = await this.#client.post('/v1/quota', { taxpayerId: sellerTaxpayerId })
    return outcomeOf(reply, quotaOutcome)
  }
}

function outcomeOf<Value>(
  reply: Reply,
  understand: (content: Record<string, unknown>) => Outcome<Value>
): Outcome<Value> {
  if (reply.status === 'answered') return understand(reply.content)
  return reply.status === 'refused' ? refusal(reply.code, reply.message) : reply
}
