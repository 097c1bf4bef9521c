import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { confirmationStates, type FormState } from '#app/credits/confirmation_states'
import { KeepCredit } from '#app/credits/actions/keep_credit'
import { SendApplication } from '#app/credits/actions/send_application'
import { creditableOriginal } from '#app/credits/queries/creditable_original'
import { takenBack } from '#app/credits/queries/taken_back'
import type { CreditFailure } from '#app/credits/errors'
import CreditConfirmation, { type CreditCause } from '#app/credits/models/credit_confirmation'
import type { CreditReason } from '#app/invoices/credit_messages'
import { requestLines } from '#app/invoices/issue_request'
import { takeBack, type TakeBackWish, type TakenLine } from '#app/invoices/lines/take_back'
import type Invoice from '#app/invoices/models/invoice'
import { newRequestNumber } from '#app/invoices/request_number'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { sumFen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'

export interface CreditWish {
  originalId: string
  reason: CreditReason
  wanted: readonly TakeBackWish[] | 'everything'
  cause: Exclude<CreditCause, 'buyer'>
  by: Actor
}

/**
 * Asks the tax side for the form of a credit invoice. Form and credit invoice are stored, under their numbers, before
 * the call; of two callers the second finds the form of the first.
 */
export class ApplyForCredit {
  async handle(
    wish: CreditWish
  ): Promise<Result<{ confirmationId: string; state: FormState }, CreditFailure>> {
    const stored = await db.transaction((trx) => this.store(wish, trx))
    if (!stored.ok) return stored
    const { confirmationId } = stored.value
    const sent = await new SendApplication().handle({
      confirmationId,
      by: wish.by,
      isRepeated: false,
    })
    return ok({ confirmationId, state: sent.ok ? sent.value.state : 'applying' })
  }

  /** The part before the call, for acts that store more with it; the janitor sends what is only stored. */
  async store(
    wish: CreditWish,
    trx: TransactionClientContract
  ): Promise<Result<{ confirmationId: string }, CreditFailure>> {
    if (wish.wanted.length === 0) return failed({ type: 'nothing_chosen' })
    const found = await creditableOriginal(wish.originalId, trx)
    if (!found.ok) return found
    const original = found.value
    const before = await takenBack(original, trx)
    const isWhole = wish.wanted === 'everything' && before.length === 0
    if (wish.reason === 'wrong_invoice' && !isWhole) return failed({ type: 'only_whole' })
    const taken = takeBack(requestLines(original), before, wish.wanted)
    if (!taken.ok) return taken
    return ok({ confirmationId: await this.#insert(wish, original, taken.value, trx) })
  }

  async #insert(
    { reason, cause, by }: CreditWish,
    original: Invoice,
    lines: TakenLine[],
    trx: TransactionClientContract
  ): Promise<string> {
    const [id, creditId, applicationNumber] = [newId(), newId(), newRequestNumber()]
    const form = { applicationNumber, confirmationNumber: null, remark: '' }
    const draft = { id: creditId, original, reason, ...form, lines }
    await new KeepCredit().handle({ draft, by }, trx)
    await CreditConfirmation.create(
      {
        id,
        originalInvoiceId: original.id,
        creditInvoiceId: creditId,
        channel: original.channel,
        applicationNumber,
        openedBy: 'seller',
        cause,
        reason,
        state: 'applying',
        totalFen: sumFen(lines.map(({ totalFen }) => totalFen)),
        askedAt: clock.now(),
      },
      { client: trx }
    )
    await recordInitialState(confirmationStates, [id], 'applying', { by, trx })
    const details = { originalId: original.id, reason, cause }
    const subject = { subject: 'credit_confirmation', subjectId: id }
    await record({ actor: by, action: 'credits.applied', ...subject, details }, trx)
    return id
  }
}
