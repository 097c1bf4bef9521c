import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Visitor } from '#app/demo/visitor'
import { factsOf } from '#tests/support/facts'

const ORDER = {
  'address': '湖北省武汉市洪山区珞喻路727号',
  'invoiceKind': 'ordinary',
  'lines[0][sku]': 'ZZ-001',
}
const ROLES = ['customer', 'clerk', 'manager', 'reviewer', 'warehouse', 'finance'] as const

interface House {
  url: string
  dataDir: string
}

export interface PaidOrder {
  orderId: string
  number: string
  parcelId: string
  /** Its number. */
  parcel: string
}

type DayPeople = Record<(typeof ROLES)[number], Visitor>

/** What the demo people of an installation do with an order of the customer, as by clicking. */
export class DayWork {
  private constructor(
    private readonly house: House,
    readonly people: DayPeople
  ) {}

  static async in(house: House): Promise<DayWork> {
    const logins: { role: string; login: string; password: string }[] = JSON.parse(
      readFileSync(join(house.dataDir, 'demo-logins.json'), 'utf8')
    )
    const signedIn = await Promise.all(
      ROLES.map(async (role) => {
        const person = logins.find((one) => one.role === role)
        const visitor = new Visitor(house.url)
        await visitor.signIn(person?.login ?? '', person?.password ?? '')
        return [role, visitor] as const
      })
    )
    return new DayWork(house, Object.fromEntries(signedIn) as DayPeople)
  }

  /** @returns the id of the order, which waits for its review */
  async place(change: Record<string, string> = {}): Promise<string> {
    const page = await this.people.customer.post('/my/orders', { ...ORDER, ...change })
    return page.path.split('/').at(-1) ?? ''
  }

  async approve(id: string): Promise<void> {
    const decision = { decision: 'approved', reason: '已核对' }
    await this.people.reviewer.post(`/desk/orders/${id}/review`, decision)
  }

  /** The customer pays at the counter; the money arrives a moment later. */
  async collect(id: string): Promise<void> {
    const provider = 'payment-sandbox'
    const page = await this.people.clerk.post(`/desk/orders/${id}/payments`, { provider })
    const link = /\/sandbox\/payment-sandbox\/pay\/[\w-]+/.exec(page.text)?.[0] ?? ''
    await this.people.customer.get(link)
    await this.people.customer.post(link)
  }

  /** Its service is given once it is paid. */
  async giveService(id: string): Promise<void> {
    for (;;) {
      await this.people.clerk.post(`/desk/orders/${id}/service-confirmation`)
      const { text } = await this.people.customer.get(`/my/orders/${id}/rating`)
      if (text.includes('name="stars"')) return
      await pause(200)
    }
  }

  /** An order of one product that is paid, with its parcel waiting to be picked. */
  async givenParcel(
    sku: string,
    quantity: string,
    change: Record<string, string> = {}
  ): Promise<PaidOrder> {
    const line = { 'lines[0][sku]': sku, 'lines[0][quantity]': quantity }
    const orderId = await this.place({ ...line, ...change })
    await this.approve(orderId)
    await this.collect(orderId)
    for (;;) {
      const [found] = await factsOf<PaidOrder>(
        this.house,
        `select o.id as "orderId", o.number, s.id as "parcelId", s.number as parcel
           from orders o join shipments s on s.order_id = o.id where o.id = $1`,
        [orderId]
      )
      if (found) return found
      await pause(200)
    }
  }

  /** Payments arrive by notice, so a parcel appears a moment later. */
  async waitingParcels(count: number): Promise<string[]> {
    for (;;) {
      const { text } = await this.people.warehouse.get('/desk/preparation')
      const ids = [...text.matchAll(/name="ids\[\]" value="([\da-f-]{36})"/g)].map(([, id]) => id)
      if (ids.length >= count) return ids
      await pause(200)
    }
  }
}
