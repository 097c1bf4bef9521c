import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { TitleDetails } from '#app/customers/customer_draft'
import { titleIndex } from '#app/customers/customer_indexes'
import { keepOneDefault } from '#app/customers/keep_one_default'
import Customer from '#app/customers/models/customer'
import InvoiceTitle from '#app/customers/models/invoice_title'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { parseTaxpayerId, type TaxpayerIdFailure } from '#app/platform/identifiers/taxpayer_id'
import { failed, ok, type Result } from '#app/platform/result'

export interface SaveTitleInput {
  customerId: string
  /** null: a new one. */
  titleId: string | null
  /** As typed. */
  details: TitleDetails
  isDefault: boolean
  by: Actor
}

export type TitleFailure = TaxpayerIdFailure | { type: 'missing' } | { type: 'title_known' }

/**
 * Keeps what invoices of a customer are billed to. Persons and public bodies may have no taxpayer id;
 * whether an invoice may go out without one is checked with the order, which knows its kind.
 */
export class SaveTitle {
  handle(input: SaveTitleInput): Promise<Result<{ id: string }, TitleFailure>> {
    return db.transaction(async (trx) => {
      const read = readTitle(input.details)
      if (!read.ok) return read
      const title = await this.#find(input, trx)
      if (!title) return failed({ type: 'missing' })

      const { customerId } = input
      const contentIndex = titleIndex(read.value)
      const same = await InvoiceTitle.query({ client: trx })
        .where({ customerId, contentIndex })
        .first()
      if (same && same.id !== title.id) return failed({ type: 'title_known' })

      const personal = seal('invoice_titles.personal', title.id, read.value)
      await title.merge({ personal, contentIndex }).save()
      await keepOneDefault('invoice_titles', title, input.isDefault, trx)
      const entry = { action: 'customers.title_saved', subject: 'customer', subjectId: customerId }
      await record({ actor: input.by, ...entry, details: { titleId: title.id } }, trx)
      return ok({ id: title.id })
    })
  }

  /** Locks the customer, so that two forms cannot make the same title or two defaults. */
  async #find({ customerId, titleId }: SaveTitleInput, trx: TransactionClientContract) {
    const customer = await Customer.query({ client: trx })
      .where('id', customerId)
      .forUpdate()
      .first()
    if (!customer) return null
    if (titleId)
      return InvoiceTitle.query({ client: trx }).where({ id: titleId, customerId }).first()
    const title = new InvoiceTitle().fill({ id: newId(), customerId, createdAt: clock.now() })
    return title.useTransaction(trx)
  }
}

/** A title as typed, with its taxpayer id in the form of the tax bureau. */
export function readTitle(typed: TitleDetails): Result<TitleDetails, TaxpayerIdFailure> {
  const name = typed.name.trim()
  if (!typed.taxpayerId) return ok({ ...typed, name, taxpayerId: null })
  const taxpayerId = parseTaxpayerId(typed.taxpayerId)
  return taxpayerId.ok ? ok({ ...typed, name, taxpayerId: taxpayerId.value.value }) : taxpayerId
}
