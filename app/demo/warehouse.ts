import { atOnce } from '#app/demo/at_once'
import type { Crew } from '#app/demo/crew'
import type { DayFacts } from '#app/demo/day_facts'
import type { Progress } from '#app/demo/progress'
import { untilNoneLeft } from '#app/demo/waiting'

const COURIER = 'courier-sandbox'
const WAVE = 50
const AT_ONCE = 4
const WEIGHT_KG = '1.2'

/** Pick in waves, pack each parcel by scanning what goes in, book, hand over, wait for the courier. */
export async function shipParcels(crew: Crew, facts: DayFacts, progress: Progress) {
  await untilNoneLeft('paid orders to appear in preparation', () => facts.unplanned())

  const planned = await facts.shipments('preparing')
  await inWaves(ids(planned), (wave) =>
    crew.warehouse.post('/desk/preparation/picking', { 'ids[]': wave })
  )

  const picked = await facts.shipments('picked')
  let packed = 0
  await atOnce(picked, AT_ONCE, async ({ id }) => {
    await pack(crew, facts, id)
    progress.show('packing', ++packed, picked.length)
  })

  await inWaves(ids(await facts.shipments('packed')), (wave) =>
    crew.warehouse.post('/desk/handover/waybills', { 'ids[]': wave, 'courier': COURIER })
  )
  await untilNoneLeft('waybill numbers', () => facts.countShipments('packed', 'booking', 'unknown'))
  await inWaves(ids(await facts.shipments('booked')), (wave) =>
    crew.warehouse.post('/desk/handover', { 'ids[]': wave, 'courier': COURIER })
  )

  const all = await facts.countShipments()
  await untilNoneLeft(
    'parcels to be delivered',
    async () => all - (await facts.countShipments('delivered')),
    (left) => progress.show('delivery', all - left, all)
  )
}

async function pack(crew: Crew, facts: DayFacts, id: string): Promise<void> {
  for (const { sku, missing } of await facts.unpackedLines(id)) {
    await crew.warehouse.post(`/desk/packing/${id}/scans`, { code: sku, quantity: missing })
  }
  await crew.warehouse.post(`/desk/packing/${id}`, { weight_kg: WEIGHT_KG })
}

async function inWaves(all: string[], act: (wave: string[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += WAVE) await act(all.slice(start, start + WAVE))
}

function ids(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
