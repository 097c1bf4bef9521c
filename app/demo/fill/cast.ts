import { DayProblem } from '#app/demo/day_problem'
import type { CustomerDraft } from '#app/customers/customer_draft'
import Customer from '#app/customers/models/customer'
import User from '#app/identity/models/user'
import type { Role } from '#app/identity/roles'
import type { Actor } from '#app/platform/actor'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface Cast {
  clerk: Staff
  reviewer: Staff
  warehouse: Staff
  courier: Staff
  /** Customers who sign in, with what they order by. */
  buyers: { userId: string; draft: CustomerDraft }[]
}

/** The demo people who did all that, each in their own part. */
export async function castOf(): Promise<Cast> {
  const [clerk, reviewer, warehouse, courier] = await Promise.all(
    (['clerk', 'reviewer', 'warehouse', 'courier'] as const).map(someoneAs)
  )
  return { clerk, reviewer, warehouse, courier, buyers: await buyers() }
}

async function someoneAs(role: Role): Promise<Staff> {
  const user = await User.query()
    .where({ kind: 'staff', state: 'active' })
    .whereHas('grants', (grants) => grants.where('role', role))
    .orderBy('createdAt')
    .first()
  if (!user) throw new DayProblem(`nobody works as ${role}: run node ace demo:seed first`)
  return { kind: 'staff', id: user.id }
}

async function buyers(): Promise<Cast['buyers']> {
  const customers = await Customer.query()
    .whereNotNull('userId')
    .preload('addresses')
    .preload('titles')
    .orderBy('createdAt')
  return customers.flatMap((customer) => {
    const address = customer.addresses.find(({ isDefault }) => isDefault)
    const title = customer.titles.find(({ isDefault }) => isDefault)
    if (!address || !title || !customer.userId) return []
    const place = { ...address.details, areaCode: address.areaCode }
    const draft = { details: customer.details, address: place, title: title.details }
    return [{ userId: customer.userId, draft }]
  })
}
