import type { FileChange } from '#app/documents/check/file_change'
import type { Standing } from '#app/invoices/queries/standing_of'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import type { VerificationFigures } from '#app/invoices/verification_index'

/** What the verification answers. Whoever reads `figures` has proved that they know them. */
export type CheckResult =
  /** `format`: of the stored file that was shown, byte for byte; null when only the figures were asked about. */
  | {
      type: 'genuine'
      standing: Standing
      format: DocumentFormat | null
      figures: VerificationFigures
    }
  /** The figures fit an invoice of the house, the file is not its. */
  | { type: 'altered'; standing: Standing; changes: FileChange[]; figures: VerificationFigures }
  /** The figures fit, and there is nothing to compare a file with. */
  | { type: 'uncompared'; standing: Standing; figures: VerificationFigures }
  /** `contradictions`: fields that the file says in two ways. */
  | { type: 'unknown'; contradictions: string[] }
  | { type: 'unreadable'; reason: 'too_large' | 'broken' | 'not_an_invoice' }

/** As it is logged and counted. */
export function outcomeOf(result: CheckResult) {
  if (result.type === 'uncompared') return 'unknown'
  if (result.type !== 'genuine') return result.type
  const { standing } = result
  return standing === 'reversed' || standing === 'partly_reversed' ? standing : 'genuine'
}
