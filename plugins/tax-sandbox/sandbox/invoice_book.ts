import { createHmac } from 'node:crypto'
import { clock } from '#app/platform/clock'
import { buyerNameOf, type Content, recordOf, sellerOf, textOf } from './contents.js'
import { type CreditFigures, creditFigures, type KeptLine, keptLines } from './kept_lines.js'
import { habitOf, steeringOf } from './steering.js'
import type { FormRow, InvoiceRow, Store } from './store.js'

export interface OriginalInvoice extends Omit<InvoiceRow, 'lines'> {
  invoice_number: string
  kept: KeptLine[]
}

/** What the tax side keeps of every invoice, to judge its credits by. Nobody can read from it who bought. */
export class InvoiceBook {
  /** Told in the transaction of the issue. */
  onNumbered: ((invoice: OriginalInvoice) => void) | null = null

  constructor(
    private readonly store: Store,
    private readonly settings: { key: string; decideMs: number }
  ) {}

  add(content: Content, { isSlow }: { isSlow: boolean }): void {
    const name = buyerNameOf(content)
    const isCredit = textOf(content.formNumber) !== ''
    const decidesAt = clock.now().plus({ milliseconds: this.settings.decideMs })
    const row: InvoiceRow = {
      request_number: textOf(content.requestNumber),
      invoice_number: null,
      seller: sellerOf(content),
      buyer: this.buyerKey(content),
      kind: isCredit ? 'CREDIT' : textOf(content.kind),
      lines: JSON.stringify(isCredit ? creditFigures(content) : keptLines(content)),
      net: textOf(content.net),
      tax: textOf(content.tax),
      total: textOf(content.total),
      steering: steeringOf(name),
      habit: habitOf(name),
      hint_url: textOf(content.hintUrl) || null,
      decides_at: isSlow ? clock.timestamp(decidesAt) : null,
    }
    this.store.insert('invoices', row)
  }

  number(requestNumber: string, invoiceNumber: string): void {
    const sql = 'update invoices set invoice_number = ?, decides_at = null where request_number = ?'
    this.store.run(sql, invoiceNumber, requestNumber)
    const original = this.original(invoiceNumber)
    if (original) this.onNumbered?.(original)
  }

  /** An original with this number; null for a credit invoice and for what was issued before the book. */
  original(invoiceNumber: string): OriginalInvoice | null {
    const sql = `select * from invoices where invoice_number = ? and kind <> 'CREDIT'`
    const row = this.store.one<InvoiceRow>(sql, invoiceNumber)
    if (row === null || row.invoice_number === null) return null
    const kept: KeptLine[] = JSON.parse(row.lines)
    return { ...row, invoice_number: row.invoice_number, kept }
  }

  /** What credit invoices have taken back of it; one that is not decided yet counts. */
  taken(invoiceNumber: string): CreditFigures[] {
    const sql = 'select lines from forms where original = ? and request_number is not null'
    const forms = this.store.all<Pick<FormRow, 'lines'>>(sql, invoiceNumber)
    return forms.flatMap(({ lines }): CreditFigures[] => JSON.parse(lines))
  }

  due(now: string): InvoiceRow[] {
    return this.store.all('select * from invoices where decides_at <= ? limit 50', now)
  }

  buyerKey({ buyer }: Content): string {
    const { name, taxpayerId } = recordOf(buyer)
    const text = `${textOf(name)}|${textOf(taxpayerId)}`
    return createHmac('sha256', this.settings.key).update(text).digest('hex')
  }
}
