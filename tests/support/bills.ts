import type { Visitor } from '#app/demo/visitor'
import type { SoldOrders } from '#tests/support/sold_orders'

/** What finance does with sold orders, as by clicking; each answers with the ids of the invoices. */
export class Bills {
  readonly #finance: Visitor

  constructor(private readonly sold: SoldOrders) {
    this.#finance = sold.work.people.finance
  }

  async alone(order: string): Promise<string> {
    const page = await this.#finance.post(`/desk/orders/${order}/invoice`)
    return invoiceOf(page.path)
  }

  async together(orders: string[]): Promise<string> {
    const page = await this.#finance.post('/desk/invoices/merge', { 'ids[]': orders })
    return invoiceOf(page.path)
  }

  /** One invoice for each quantity of the only line. */
  async inParts(order: string, quantities: string[]): Promise<string[]> {
    const invoices: string[] = []
    for (const quantity of quantities) {
      const form = await this.#finance.get(`/desk/orders/${order}/invoices/new`)
      const [, field] = /name="(quantities\[[\da-f-]{36}\])"/.exec(form.text) ?? []
      const typed = { [field ?? '']: quantity }
      const page = await this.#finance.post(`/desk/orders/${order}/invoices`, typed)
      invoices.push(invoiceOf(page.path))
    }
    return invoices
  }

  /** Until XML, PDF and OFD of all invoices are there, also of those that take something back. */
  async areStored(): Promise<void> {
    await this.sold.until(
      `not exists (select from invoices i where state <> 'issued'
          or (select count(*) from invoice_documents d where d.invoice_id = i.id) <> 3)`
    )
  }
}

function invoiceOf(path: string): string {
  const [, id] = /^\/desk\/invoices\/([\da-f-]{36})$/.exec(path) ?? []
  if (!id) throw new Error(`${path} is the page of no invoice`)
  return id
}
