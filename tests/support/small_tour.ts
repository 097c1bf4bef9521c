import type { Visitor } from '#app/demo/visitor'

const OWN_COURIER = 'courier-manual'

/** Takes a waiting parcel through the house and gives it to the first of our own couriers. */
export async function sendByOwnCourier(warehouse: Visitor, id: string): Promise<void> {
  await bookCourier(warehouse, [id], OWN_COURIER)
  const { text } = await warehouse.get('/desk/handover')
  const driver =
    /name="courier_user_id"[\s\S]*?<option value="([\da-f-]{36})"/.exec(text)?.[1] ?? ''
  await handOver(warehouse, [id], OWN_COURIER, { courier_user_id: driver })
}

/** The same, but nobody has been told to carry it. */
export async function sendWithoutDriver(warehouse: Visitor, id: string): Promise<void> {
  await bookCourier(warehouse, [id], OWN_COURIER)
  await handOver(warehouse, [id], OWN_COURIER)
}

/** Picks and packs waiting parcels and asks the courier for their numbers. */
export async function bookCourier(warehouse: Visitor, ids: string[], courier: string) {
  await warehouse.post('/desk/preparation/picking', { 'ids[]': ids })
  for (const id of ids) await pack(warehouse, id)
  await warehouse.post('/desk/handover/waybills', { 'ids[]': ids, courier })
}

export async function handOver(
  warehouse: Visitor,
  ids: string[],
  courier: string,
  driver: Record<string, string> = {}
): Promise<void> {
  await warehouse.post('/desk/handover', { 'ids[]': ids, courier, ...driver })
}

async function pack(warehouse: Visitor, id: string): Promise<void> {
  const bench = await warehouse.get(`/desk/packing/${id}`)
  const lines = [...bench.text.matchAll(/data-scan-key="(\d+)"[^>]*data-scan-wanted="([\d.]+)"/g)]
  const counts = lines.map(([, position, wanted]) => [`counts[line-${position}]`, wanted])
  await warehouse.post(`/desk/packing/${id}`, { weight_kg: '1.2', ...Object.fromEntries(counts) })
}
