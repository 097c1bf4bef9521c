import { createHash } from 'node:crypto'
import { type FileApart, withFileApart } from '#app/documents/check/check_apart'
import { claimedFigures } from '#app/documents/check/claimed_figures'
import type { Inspection } from '#app/documents/inspect/inspection'
import { LogCheck } from '#app/invoices/actions/log_check'
import type { CheckResult } from '#app/invoices/check_result'
import type Invoice from '#app/invoices/models/invoice'
import { invoiceByFigures, invoiceByFile } from '#app/invoices/queries/known_invoice'
import { standingOf } from '#app/invoices/queries/standing_of'
import { fileFormat } from '#app/invoices/file_format'
import type { VerificationFigures } from '#app/invoices/verification_index'
import { fileStore, StoredFileBroken } from '#app/platform/files/store'

interface Found {
  result: CheckResult
  invoiceId: string | null
}

/**
 * Whether a file is a document that this house issued, and if not, what of it was changed. An invoice is
 * spoken of only to whoever holds its bytes, or knows its number, day and total, in the file or typed.
 */
export class VerifyFile {
  async handle(input: { bytes: Buffer; typed: VerificationFigures | null }): Promise<CheckResult> {
    const { bytes, typed } = input
    const format = fileFormat(bytes)
    const found = (await this.#exactly(bytes)) ?? (await this.#read(bytes, typed))
    await new LogCheck().handle({ ...found, askedWith: 'file', format })
    return found.result
  }

  async #exactly(bytes: Buffer): Promise<Found | null> {
    const found = await invoiceByFile(createHash('sha256').update(bytes).digest('hex'))
    if (!found) return null
    const { invoice, format } = found
    const figures = figuresOf(invoice)
    const standing = await standingOf(invoice)
    return { result: { type: 'genuine', standing, format, figures }, invoiceId: invoice.id }
  }

  async #read(bytes: Buffer, typed: VerificationFigures | null): Promise<Found> {
    const format = fileFormat(bytes)
    if (format) return withFileApart(bytes, (file) => this.#apart(file, format, typed))
    return { result: { type: 'unreadable', reason: 'not_an_invoice' }, invoiceId: null }
  }

  async #apart(
    file: FileApart,
    format: Inspection['format'],
    typed: VerificationFigures | null
  ): Promise<Found> {
    const inspected = await file.inspect()
    const claimed = inspected.ok ? claimedFigures(inspected.value) : []
    const guesses = typed ? [typed, ...claimed] : claimed
    const invoice = guesses.length > 0 ? await invoiceByFigures(guesses) : null
    if (invoice)
      return { result: await this.#compare(file, format, invoice), invoiceId: invoice.id }
    const result: CheckResult = inspected.ok
      ? { type: 'unknown', contradictions: inspected.value.differences }
      : { type: 'unreadable', reason: inspected.failure.type }
    return { result, invoiceId: null }
  }

  async #compare(
    file: FileApart,
    format: Inspection['format'],
    invoice: Invoice
  ): Promise<CheckResult> {
    const figures = figuresOf(invoice)
    const standing = await standingOf(invoice)
    const xml = await this.#stored(invoice, 'xml')
    if (!xml) return { type: 'uncompared', standing, figures }
    const changes = await file.compare({ same: await this.#stored(invoice, format), xml })
    return { type: 'altered', standing, changes, figures }
  }

  /** Null when it is not there, or not as it was stored: then nothing can be said by it. */
  async #stored({ documents }: Invoice, format: Inspection['format']): Promise<Buffer | null> {
    const document = documents.find((each) => each.format === format)
    if (!document) return null
    try {
      return await fileStore.read(document.fileId)
    } catch (error) {
      if (error instanceof StoredFileBroken) return null
      throw error
    }
  }
}

function figuresOf({ invoiceNumber, issueDay, totalFen }: Invoice): VerificationFigures {
  if (invoiceNumber === null || issueDay === null) throw new Error('an invoice that is not issued')
  return { invoiceNumber, issuedOn: issueDay, totalFen }
}
