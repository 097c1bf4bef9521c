import type { I18n } from '@adonisjs/i18n'
import type { invoicePage } from '#app/invoices/queries/invoice_page'
import { printedName } from '#app/invoices/invoice_totals'
import { problemText, verdictViews } from '#app/invoices/verdict_views'
import { multiplyDecimals, trimDecimal } from '#app/platform/money/decimal'
import { stateTone } from '#app/platform/views/state_tones'

type Page = Awaited<ReturnType<typeof invoicePage>>
type Line = Page['invoice']['lines'][number]

/** The invoice as its page shows it. */
export function invoiceView({ invoice, changes, names, ...page }: Page, i18n: I18n) {
  return {
    ...page,
    invoice,
    lines: invoice.lines.map((line) => ({
      ...line.serialize(),
      id: line.id,
      netFen: line.netFen,
      taxFen: line.taxFen,
      totalFen: line.totalFen,
      name: printedName(line),
      quantity: line.quantity && trimDecimal(line.quantity),
      price: line.unitPriceExclTax && trimDecimal(line.unitPriceExclTax),
      rate: rateText(line, i18n),
    })),
    problem: invoice.problem && problemText(invoice.problem, i18n),
    verdicts: verdictViews(invoice.verdicts, i18n),
    history: changes.map((change) => ({
      title: i18n.t(`invoices.verbs.${change.verb}`),
      at: change.changedAt,
      by: change.actorId ? names[change.actorId] : i18n.t('invoices.by_system'),
      tone: stateTone(change.toState),
    })),
  }
}

/** `9%`, or the word for lines without tax. */
function rateText({ taxRate, taxTreatment }: Line, i18n: I18n): string {
  if (taxTreatment !== 'taxed') return i18n.t(`invoices.treatments.${taxTreatment}`)
  return `${multiplyDecimals(taxRate, '100')}%`
}
