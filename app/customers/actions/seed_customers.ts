import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { SaveAddress } from '#app/customers/actions/save_address'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import { SaveTitle } from '#app/customers/actions/save_title'
import Customer from '#app/customers/models/customer'
import { addressForm, customerForm, titleForm } from '#app/customers/validators'
import { findByLogin } from '#app/identity/queries/find_by_login'
import { SYSTEM } from '#app/platform/actor'
import type { DemoStep } from '#app/platform/demo/demo_step'

const form = vine.create(
  vine.array(
    vine.object({
      login: vine.string(),
      details: customerForm,
      addresses: vine.array(addressForm),
      titles: vine.array(titleForm),
    })
  )
)
type DemoCustomer = Infer<typeof form>[number]

/** Gives the two customers who can sign in what they need to order: addresses and invoice titles. */
export default class SeedCustomers implements DemoStep {
  async handle(): Promise<string> {
    const text = await readFile(app.makePath('resources/demo/customers.json'), 'utf8')
    const customers = await form.validate(JSON.parse(text))
    for (const customer of customers) await this.#ensure(customer)
    return `${customers.length} customers with addresses and invoice titles`
  }

  async #ensure({ login, details, addresses, titles }: DemoCustomer): Promise<void> {
    const user = await findByLogin(login)
    if (!user) throw new Error(`nobody signs in as ${login}`)
    const known = await Customer.query()
      .where('userId', user.id)
      .preload('addresses')
      .preload('titles')
      .first()
    const customerId = known?.id ?? (await this.#create(details, user.id))
    const by = SYSTEM
    for (const address of addresses.slice(known?.addresses.length ?? 0)) {
      const given = { customerId, addressId: null, details: address, isDefault: false, by }
      expectOk(await new SaveAddress().handle(given))
    }
    for (const title of titles.slice(known?.titles.length ?? 0)) {
      const given = { customerId, titleId: null, details: title, isDefault: false, by }
      expectOk(await new SaveTitle().handle(given))
    }
  }

  async #create(details: DemoCustomer['details'], userId: string): Promise<string> {
    const given = { customerId: null, details, userId, by: SYSTEM }
    return expectOk(await new SaveCustomer().handle(given))
  }
}

function expectOk(
  result: { ok: true; value: { id: string } } | { ok: false; failure: { type: string } }
): string {
  if (!result.ok) throw new Error(`a demo customer: ${result.failure.type}`)
  return result.value.id
}
