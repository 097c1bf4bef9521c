import { readFile, stat } from 'node:fs/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { withFileApart } from '#app/documents/check/check_apart'
import { MOST_INSPECTED_BYTES } from '#app/documents/inspect/inspect_file'
import type { Inspection } from '#app/documents/inspect/inspection'
import { formatYuan } from '#app/platform/money/fen'

export default class InvoicesInspect extends BaseCommand {
  static commandName = 'invoices:inspect'
  static description = 'Read an invoice of anybody from its XML, OFD or PDF'

  @args.string({ description: 'The file' })
  declare file: string

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const { size } = await stat(this.file)
    const inspected =
      size > MOST_INSPECTED_BYTES
        ? ({ ok: false, failure: { type: 'too_large' } } as const)
        : await withFileApart(await readFile(this.file), (file) => file.inspect())
    if (!inspected.ok) this.exitCode = 1
    if (this.json) return console.log(JSON.stringify(inspected))
    if (inspected.ok) return this.tell(inspected.value)
    const { failure } = inspected
    this.logger.error(failure.type === 'broken' ? `broken: ${failure.reason}` : failure.type)
  }

  private tell({ format, sources, invoice, unread, differences, signature }: Inspection): void {
    const { seller, buyer } = invoice
    const yuan = (amount: Inspection['invoice']['netFen']) =>
      amount === null ? '?' : formatYuan(amount)
    this.logger.log(`${format.toUpperCase()}, read from ${sources.join(', ')}`)
    this.logger.log(`number   ${invoice.invoiceCode ?? ''} ${invoice.invoiceNumber ?? '?'}`)
    this.logger.log(`kind     ${invoice.family} ${invoice.kind ?? '?'}`)
    this.logger.log(`issued   ${invoice.issuedAt ?? '?'} by ${invoice.issuedBy ?? '?'}`)
    this.logger.log(`seller   ${seller.name ?? '?'} ${seller.taxpayerId ?? ''}`)
    this.logger.log(`buyer    ${buyer.name ?? '?'} ${buyer.taxpayerId ?? ''}`)
    for (const line of invoice.lines)
      this.logger.log(`line     ${line.name ?? '?'}  ${yuan(line.netFen)} + ${yuan(line.taxFen)}`)
    const { netFen, taxFen, totalFen } = invoice
    this.logger.log(`total    ${yuan(netFen)} + ${yuan(taxFen)} = ${yuan(totalFen)}`)
    const { state, signer, signedAt, coversWholeFile } = signature
    this.logger.log(`signed   ${state} ${signer?.subject ?? ''} ${signedAt ?? ''}`)
    if (state === 'valid' && !coversWholeFile)
      this.logger.warning('signature: parts of the file lie outside of it')
    for (const { field, reason } of unread) this.logger.warning(`${field}: ${reason}`)
    for (const field of differences)
      this.logger.warning(`${field}: two places say different things`)
  }
}
