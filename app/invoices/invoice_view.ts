import type { I18n } from '@adonisjs/i18n'
import type { invoicePage } from '#app/invoices/queries/invoice_page'
import { invoiceLineView } from '#app/invoices/invoice_line_view'
import { problemText, verdictViews } from '#app/invoices/verdict_views'
import { stateTone } from '#app/platform/views/state_tones'

type Page = Awaited<ReturnType<typeof invoicePage>>

/** The invoice as its page shows it. */
export function invoiceView({ invoice, changes, names, ...page }: Page, i18n: I18n) {
  return {
    ...page,
    invoice,
    lines: invoice.lines.map((line) => invoiceLineView(line, i18n)),
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
