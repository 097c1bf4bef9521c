import type { I18n } from '@adonisjs/i18n'
import { rateText } from '#app/invoices/rate_text'
import { formatYuanGrouped } from '#app/platform/money/fen'
import { invoicesBehind } from '#app/reports/drill_down'
import type { declaration, DeclaredRow } from '#app/reports/queries/declaration'
import { balanceOf, type ColouredSums } from '#app/reports/sums'

type Declaration = Awaited<ReturnType<typeof declaration>>

/** The columns of the form: special invoices, other invoices, and all of them. */
export const DECLARED_KINDS = ['vat_special', 'ordinary', 'both'] as const

/** What is declared, with the blue and red invoices that it is made of. */
export function declarationView(
  { question, rows, total }: Declaration,
  { i18n, mayOpen }: { i18n: I18n; mayOpen: boolean }
) {
  const partsOf = (sums: DeclaredRow['sums'], narrowed: Record<string, string>) =>
    DECLARED_KINDS.map((kind) =>
      partOf(sums[kind], (colour) => {
        const ofKind: Record<string, string> = kind === 'both' ? {} : { kind }
        return mayOpen ? invoicesBehind(question, { ...narrowed, ...ofKind, ...colour }) : null
      })
    )
  return {
    rows: rows.map((row) => ({
      line: row.line,
      name: rateText(row.rate, i18n),
      nature: i18n.t(`reports.natures.${row.nature}`),
      parts: partsOf(row.sums, { rate: row.rate, nature: row.nature }),
    })),
    total: partsOf(total, {}),
    counts: { blue: total.both.blue.count, red: total.both.red.count },
  }
}

function partOf(sums: ColouredSums, hrefOf: (colour: Record<string, string>) => string | null) {
  const { blue, red } = sums
  const balance = balanceOf(sums)
  return {
    net: formatYuanGrouped(balance.netFen),
    tax: formatYuanGrouped(balance.taxFen),
    isNone: balance.count === 0,
    /** Of one colour, its amounts are those above. */
    isMixed: blue.count > 0 && red.count > 0,
    colours: (['blue', 'red'] as const).flatMap((colour) => {
      const { count, netFen, taxFen } = colour === 'blue' ? blue : red
      if (count === 0) return []
      const amounts = { net: formatYuanGrouped(netFen), tax: formatYuanGrouped(taxFen) }
      return [{ colour, count, ...amounts, href: hrefOf({ colour }) }]
    }),
  }
}
