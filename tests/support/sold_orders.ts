import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DayWork } from '#tests/support/day_work'
import { freePort } from '#tests/support/environment'
import { factsOf } from '#tests/support/facts'
import { startInstallation } from '#tests/support/installation'
import { bookCourier, handOver } from '#tests/support/small_tour'
import { until } from '#tests/support/until'

const COURIER = 'courier-sandbox'
/** Couriers and buyers who do not dawdle. */
const QUICK = { COURIER_SANDBOX_STEP_MS: '50', TAX_SANDBOX_ANSWER_MS: '300' }

/** A house of its own in which only people make invoices, and what they sell in it. */
export class SoldOrders {
  private constructor(
    readonly house: { url: string; dataDir: string; port: number },
    readonly work: DayWork,
    readonly close: () => Promise<void>
  ) {}

  static async open(): Promise<SoldOrders> {
    const folder = mkdtempSync(join(tmpdir(), 'sold-'))
    chmodSync(folder, 0o755)
    const paths = { dataDir: join(folder, 'state'), port: await freePort() }
    const installation = startInstallation({ ...paths, variables: QUICK })
    await installation.ready()
    const house = { ...paths, url: installation.url }
    const work = await DayWork.in(house)
    const byHand = { parcel: 'manual', service: 'manual', mixed: 'manual' }
    await work.people.manager.post('/desk/invoices/triggers', byHand)
    return new SoldOrders(house, work, async () => {
      await installation.stop()
      rmSync(folder, { recursive: true, force: true })
    })
  }

  facts<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return factsOf<Row>(this.house, sql, values)
  }

  /** Waits until `select …` answers true. */
  until(sql: string, values: unknown[] = []): Promise<void> {
    return until(async () => {
      const [row] = await this.facts<Record<string, boolean>>(`select ${sql}`, values)
      return Object.values(row).every(Boolean)
    })
  }

  /** Ordered, approved, paid at the sandbox, and delivered. @returns their ids */
  async sell(wishes: Record<string, string>[]): Promise<string[]> {
    const orders: string[] = []
    for (const wish of wishes) orders.push(await this.work.place(wish))
    for (const id of orders) await this.work.approve(id)
    for (const id of orders) await this.work.collect(id)
    await this.#deliver(orders)
    return orders
  }

  async #deliver(orders: string[]): Promise<void> {
    const { warehouse } = this.work.people
    const all = (of: string) => this.until(`count(*) = $2 from ${of}`, [orders, orders.length])
    await all('shipments where order_id = any($1)')
    const parcels = await this.facts<{ id: string }>(
      'select id from shipments where order_id = any($1)',
      [orders]
    )
    const ids = parcels.map(({ id }) => id)
    await bookCourier(warehouse, ids, COURIER)
    await all(`shipments where order_id = any($1) and state = 'booked'`)
    await handOver(warehouse, ids, COURIER)
    await all(`orders where id = any($1) and state = 'completed'`)
  }
}
