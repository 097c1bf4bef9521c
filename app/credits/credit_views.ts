import type { I18n } from '@adonisjs/i18n'
import type CreditConfirmation from '#app/credits/models/credit_confirmation'
import type TitleCorrection from '#app/credits/models/title_correction'
import type { creditsOfInvoice } from '#app/credits/queries/credits_of_invoice'
import type { formPage } from '#app/credits/queries/form_page'
import { invoiceLineView } from '#app/invoices/invoice_line_view'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { buyerOf } from '#app/invoices/invoice_parties'
import { problemText } from '#app/invoices/verdict_views'
import { stateTone } from '#app/platform/views/state_tones'

type Section = Awaited<ReturnType<typeof creditsOfInvoice>>
type Page = Awaited<ReturnType<typeof formPage>>

/** The section "taking back" on the page of an invoice. */
export function sectionView({ forms, own, corrections, ...section }: Section, i18n: I18n) {
  return {
    ...section,
    own: own && formView(own, i18n),
    forms: forms.map((form) => formView(form, i18n)),
    corrections: corrections.map((correction) => correctionView(correction)),
  }
}

/** The page of a form. */
export function formPageView({ form, changes, names, acts }: Page, i18n: I18n) {
  return {
    ...formView(form, i18n),
    form,
    acts,
    orders: form.original.orders,
    buyer: maskedBuyer(form.original.buyerDetails),
    lines: lineViews(form, i18n),
    history: changes.map((change) => ({
      title: i18n.t(`credits.states.${change.toState}`),
      at: change.changedAt,
      by: change.actorId ? names[change.actorId] : i18n.t('invoices.by_system'),
      tone: stateTone(change.toState),
    })),
  }
}

function formView(form: CreditConfirmation, i18n: I18n) {
  const { id, state, openedBy, reason, cause, problem, message, expiresAt, totalFen } = form
  const credit = form.creditInvoiceId === null ? null : form.credit
  return {
    id,
    state,
    openedBy,
    reason,
    cause,
    expiresAt,
    totalFen,
    isOpen: form.isOpen,
    why: i18n.t(`credits.why.${state}`),
    problem: problem && problemText(problem, i18n),
    message,
    confirmationNumber: form.confirmationNumber,
    createdAt: form.createdAt,
    original: { id: form.originalInvoiceId, number: form.original.invoiceNumber },
    credit: credit && {
      id: credit.id,
      number: credit.invoiceNumber,
      state: credit.state,
      problem: credit.problem && problemText(credit.problem, i18n),
    },
  }
}

function lineViews(form: CreditConfirmation, i18n: I18n) {
  if (form.creditInvoiceId === null) return []
  return form.credit.lines.map((line) => invoiceLineView(line, i18n))
}

function correctionView(correction: TitleCorrection) {
  const { id, state, createdAt, invoiceKind, newInvoiceId, confirmationId } = correction
  const title = maskedBuyer(buyerOf(correction.titleDetails))
  return { id, state, createdAt, invoiceKind, newInvoiceId, confirmationId, title }
}
