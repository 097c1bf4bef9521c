import { blindIndex } from '#app/platform/crypto/blind_index'
import type { Fen } from '#app/platform/money/fen'

export interface VerificationFigures {
  /** Twenty digits. */
  invoiceNumber: string
  /** The day of issue in China, `2026-11-24`. */
  issuedOn: string
  /** Including tax. */
  totalFen: Fen
}

/**
 * What an invoice is verified by, in one keyed value: whoever asks must know all three, and the time that the
 * look-up takes says nothing about how much of a guess was right.
 */
export function verificationIndex(figures: VerificationFigures): Buffer {
  const { invoiceNumber, issuedOn, totalFen } = figures
  return blindIndex('invoices.verification', [invoiceNumber, issuedOn, totalFen].join('\n'))
}
