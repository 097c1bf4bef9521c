import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig from '#config/invoicing'
import { record } from '#app/audit/record'
import type { TitleDetails } from '#app/customers/customer_draft'
import { MeetInvoiceRequest } from '#app/invoices/actions/meet_invoice_request'
import { InvoiceAskedFor } from '#app/invoices/events/invoice_asked_for'
import { invoiceRequestStates } from '#app/invoices/invoice_request_states'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import { type NotAskable, whyNotAskable } from '#app/invoices/queries/askable_order'
import Order from '#app/orders/models/order'
import { type Actor, SYSTEM } from '#app/platform/actor'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'

interface Wish {
  orderId: string
  title: TitleDetails
  invoiceKind: 'ordinary' | 'vat_special'
  by: Actor
}

type Failure = { type: Exclude<NotAskable, null> }

/**
 * Keeps that a customer wants an invoice of an order that has none. Staff agree; or it is drafted at once, when the
 * configuration says so and the rules find nothing wrong.
 */
export class AskForInvoice {
  async handle(
    wish: Wish
  ): Promise<Result<{ requestId: string; invoiceId: string | null }, Failure>> {
    const kept = await this.#keep(wish)
    if (!kept.ok) return kept
    const requestId = kept.value
    if (!invoicingConfig.requests.draftAtOnce) return ok({ requestId, invoiceId: null })
    const met = await new MeetInvoiceRequest().handle({ requestId, by: SYSTEM, onlyGood: true })
    if (met.ok) return ok({ requestId, invoiceId: met.value.invoiceId })
    await db.transaction((trx) => tellStaff(requestId, wish.orderId, trx))
    return ok({ requestId, invoiceId: null })
  }

  #keep({ orderId, title, invoiceKind, by }: Wish): Promise<Result<string, Failure>> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx })
        .where('id', orderId)
        .forUpdate()
        .firstOrFail()
      const reason = await whyNotAskable(order, trx)
      if (reason) return failed({ type: reason })
      const id = newId()
      const sealed = seal('invoice_requests.title', id, title)
      await InvoiceRequest.create(
        { id, orderId, invoiceKind, title: sealed, state: 'requested' },
        { client: trx }
      )
      await recordInitialState(invoiceRequestStates, [id], 'requested', { by, trx })
      const subject = { subject: 'order', subjectId: orderId }
      await record({ actor: by, action: 'invoices.asked_for', ...subject }, trx)
      if (!invoicingConfig.requests.draftAtOnce) await tellStaff(id, orderId, trx)
      return ok(id)
    })
  }
}

function tellStaff(
  invoiceRequestId: string,
  orderId: string,
  trx: TransactionClientContract
): Promise<void> {
  return publish(new InvoiceAskedFor({ invoiceRequestId, orderId }), trx)
}
