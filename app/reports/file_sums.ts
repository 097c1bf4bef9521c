import type { FaceLine, InvoiceFace } from '#app/documents/invoice_face'
import { fen } from '#app/platform/money/fen'
import { trimDecimal } from '#app/platform/money/decimal'
import type { SumsByGroup } from '#app/reports/closing_result'
import { addSums, type ColouredSums, NO_SUMS, type Sums } from '#app/reports/sums'

/** Adds up what files say, by kind and rate; each file once in each of its groups. */
export class FileSums {
  readonly #groups = new Map<string, ColouredSums>()

  get groups(): SumsByGroup {
    return this.#groups
  }

  add(face: InvoiceFace): void {
    const own = new Map<string, Sums>()
    for (const line of face.lines) {
      const key = `${face.kind} ${rateOf(line)}`
      own.set(key, withLine(own.get(key), line))
    }
    const colour = face.isCredit ? 'red' : 'blue'
    for (const [key, sums] of own) {
      const added = { ...NO_SUMS, [colour]: sums }
      this.#groups.set(key, addSums(this.#groups.get(key) ?? NO_SUMS, added))
    }
  }
}

/** In the form of the filter of reports. */
function rateOf({ taxRate, taxTreatment }: FaceLine): string {
  return taxTreatment === 'taxed' ? trimDecimal(taxRate) : taxTreatment
}

function withLine(sums: Sums = NO_SUMS.blue, line: FaceLine): Sums {
  return {
    count: 1,
    netFen: fen(sums.netFen + line.netFen),
    taxFen: fen(sums.taxFen + line.taxFen),
    totalFen: fen(sums.totalFen + line.totalFen),
  }
}
