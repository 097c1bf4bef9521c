import { ApplyForCredit, type CreditWish } from '#app/credits/actions/apply_for_credit'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import type { ConfirmationState, CreditApplication } from '#app/invoices/credit_messages'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import Invoice from '#app/invoices/models/invoice'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'
import { givenDraft, type Wanted } from '#tests/support/invoices'
import { formAnswer, issuedAnswer, TaxChannelDouble } from '#tests/support/tax_channel_double'

type Answers = ConstructorParameters<typeof TaxChannelDouble>[0]

/** A tax side that takes everything at once, but for what the test wants otherwise. */
export function obligingTaxSide(otherwise: Answers = {}): TaxChannelDouble {
  const channel = new TaxChannelDouble({
    issue: (request) => issuedAnswer(request),
    apply: (application) => formAnswer(application),
    credit: (request) => issuedAnswer(request),
    ...otherwise,
  })
  plugins.fake('tax', channel)
  return channel
}

/** A tax side whose forms stand in a state until the test moves them on. */
export function waitingTaxSide(otherwise: Answers = {}) {
  let told: { state: ConfirmationState; application: CreditApplication; number: string } | null
  told = null
  const answer = () => {
    if (told === null) return { status: 'declined', reason: 'not_found' } as const
    const { state, application, number } = told
    const isDecided = state !== 'awaiting_buyer'
    const expiresAt = isDecided ? null : clock.now().startOf('day').plus({ hours: 96 })
    return formAnswer(application, { confirmationNumber: number, state, expiresAt })
  }
  const channel = obligingTaxSide({
    apply: (application) => {
      told ??= { state: 'awaiting_buyer', application, number: numberOf(application) }
      return answer()
    },
    form: answer,
    reply: (_number, reply) => {
      if (told && reply === 'withdraw')
        told.state = told.state === 'confirmed' ? 'withdrawn_after_confirmation' : 'withdrawn'
      return answer()
    },
    ...otherwise,
  })
  return {
    channel,
    moveTo: (state: ConfirmationState) => {
      if (told) told.state = state
    },
  }
}

function numberOf({ applicationNumber }: CreditApplication): string {
  const digits = Array.from(applicationNumber, (letter) => letter.charCodeAt(0) % 10)
  return digits.join('').slice(0, 20).padEnd(20, '0')
}

/** An original that the tax side has issued. */
export async function givenOriginal(wanted: Wanted = {}): Promise<Invoice> {
  const draft = await givenDraft(wanted)
  obligingTaxSide()
  const issued = await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
  if (!issued.ok) {
    await draft.refresh()
    throw new Error(`not issued: ${JSON.stringify(draft.verdicts)}`)
  }
  return Invoice.query().where('id', draft.id).preload('lines').firstOrFail()
}

/** Asks for a credit; the whole invoice unless told otherwise. */
export async function apply(original: Invoice, wish: Partial<CreditWish> = {}) {
  return new ApplyForCredit().handle({
    originalId: original.id,
    reason: 'goods_returned',
    wanted: 'everything',
    cause: 'by_hand',
    by: SYSTEM,
    ...wish,
  })
}

export async function givenForm(
  original: Invoice,
  wish: Partial<CreditWish> = {}
): Promise<CreditConfirmation> {
  const applied = await apply(original, wish)
  if (!applied.ok) throw new Error(`not applied: ${applied.failure.type}`)
  return CreditConfirmation.findOrFail(applied.value.confirmationId)
}

export async function creditsOf({ id }: Invoice): Promise<Invoice[]> {
  return Invoice.query()
    .where('originalInvoiceId', id)
    .preload('lines')
    .preload('documents')
    .orderBy('id')
}

export function orderOf({ orderId }: Invoice): Promise<Order> {
  return Order.findOrFail(orderId)
}
