import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { CustomerDetails } from '#app/customers/customer_draft'
import { nameAndMobileIndex, taxpayerIndex } from '#app/customers/customer_indexes'
import { customerSearchRow } from '#app/customers/customer_rows'
import Customer from '#app/customers/models/customer'
import { personOrCompany } from '#app/customers/person_or_company'
import { parsePhone, type PhoneFailure } from '#app/customers/phone'
import type { Actor } from '#app/platform/actor'
import { seal } from '#app/platform/crypto/envelope'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { parseTaxpayerId, type TaxpayerIdFailure } from '#app/platform/identifiers/taxpayer_id'
import { failed, ok, type Result } from '#app/platform/result'

export interface SaveCustomerInput {
  /** null: a new one. */
  customerId: string | null
  /** As typed. */
  details: CustomerDetails
  /** The account that this customer signs in with; left as it is when not given. */
  userId?: string
  by: Actor
}

export type CustomerFailure =
  | PhoneFailure
  | TaxpayerIdFailure
  | { type: 'missing' }
  | { type: 'customer_known'; customerId: string; by: 'taxpayer' | 'name_mobile' }

/** Enters or changes a customer. Two customers never share a taxpayer id, or name and mobile. */
export class SaveCustomer {
  /** `given`: the transaction of an act that this is a part of. */
  handle(
    input: SaveCustomerInput,
    given?: TransactionClientContract
  ): Promise<Result<{ id: string }, CustomerFailure>> {
    return given ? this.#save(input, given) : db.transaction((trx) => this.#save(input, trx))
  }

  async #save(
    input: SaveCustomerInput,
    trx: TransactionClientContract
  ): Promise<Result<{ id: string }, CustomerFailure>> {
    const details = readDetails(input.details)
    if (!details.ok) return details
    const customer = await this.#find(input.customerId, trx)
    if (!customer) return failed({ type: 'missing' })

    const indexes = indexesOf(details.value)
    const other = await Customer.query({ client: trx }).where(indexes).first()
    if (other && other.id !== customer.id)
      return failed({ type: 'customer_known', customerId: other.id, by: keyOf(details.value) })

    await this.#write(customer, details.value, indexes, input.userId, trx)
    const done = input.customerId ? 'changed' : 'created'
    const entry = { subject: 'customer', subjectId: customer.id }
    await record({ actor: input.by, action: `customers.${done}`, ...entry }, trx)
    return ok({ id: customer.id })
  }

  async #find(id: string | null, trx: TransactionClientContract): Promise<Customer | null> {
    if (id) return Customer.query({ client: trx }).where({ id }).forUpdate().first()
    return new Customer().fill({ id: newId() }).useTransaction(trx)
  }

  async #write(
    customer: Customer,
    details: CustomerDetails,
    indexes: ReturnType<typeof indexesOf>,
    userId: string | undefined,
    trx: TransactionClientContract
  ): Promise<void> {
    const { id } = customer
    const kind = personOrCompany(details.name, details.taxpayerId)
    const personal = seal('customers.personal', id, details)
    await customer.merge({ kind, personal, ...indexes, ...(userId && { userId }) }).save()
    await insertMany(
      trx,
      'customer_search',
      [customerSearchRow({ id, details })],
      'on conflict (customer_id) do update set key_version = excluded.key_version, tok = excluded.tok'
    )
  }
}

function readDetails(
  typed: CustomerDetails
): Result<CustomerDetails, PhoneFailure | TaxpayerIdFailure> {
  const phone = parsePhone(typed.phone)
  if (!phone.ok) return phone
  const taxpayerId = typed.taxpayerId ? parseTaxpayerId(typed.taxpayerId) : null
  if (taxpayerId && !taxpayerId.ok) return taxpayerId
  return ok({
    ...typed,
    phone: phone.value.value,
    taxpayerId: taxpayerId ? taxpayerId.value.value : null,
  })
}

/** A customer is known by one of the two, see ResolveCustomers. */
function keyOf({ taxpayerId }: CustomerDetails): 'taxpayer' | 'name_mobile' {
  return taxpayerId ? 'taxpayer' : 'name_mobile'
}

function indexesOf(details: CustomerDetails) {
  return details.taxpayerId
    ? { taxpayerIndex: taxpayerIndex(details.taxpayerId), nameMobileIndex: null }
    : { taxpayerIndex: null, nameMobileIndex: nameAndMobileIndex(details) }
}
