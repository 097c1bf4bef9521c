import type { Visitor } from '#app/demo/visitor'

const COURIER = 'courier-manual'

/** Takes a waiting parcel through the house and gives it to the first of our own couriers. */
export async function sendByOwnCourier(warehouse: Visitor, id: string): Promise<void> {
  await bookOwnCourier(warehouse, id)
  const { text } = await warehouse.get('/desk/handover')
  const driver =
    /name="courier_user_id"[\s\S]*?<option value="([\da-f-]{36})"/.exec(text)?.[1] ?? ''
  await handOver(warehouse, id, { courier_user_id: driver })
}

/** The same, but nobody has been told to carry it. */
export async function sendWithoutDriver(warehouse: Visitor, id: string): Promise<void> {
  await bookOwnCourier(warehouse, id)
  await handOver(warehouse, id)
}

async function bookOwnCourier(warehouse: Visitor, id: string): Promise<void> {
  await warehouse.post('/desk/preparation/picking', { 'ids[]': [id] })
  const bench = await warehouse.get(`/desk/packing/${id}`)
  const lines = [...bench.text.matchAll(/data-scan-key="(\d+)"[^>]*data-scan-wanted="([\d.]+)"/g)]
  const counts = lines.map(([, position, wanted]) => [`counts[line-${position}]`, wanted])
  await warehouse.post(`/desk/packing/${id}`, { weight_kg: '1.2', ...Object.fromEntries(counts) })
  await warehouse.post('/desk/handover/waybills', { 'ids[]': [id], 'courier': COURIER })
}

async function handOver(warehouse: Visitor, id: string, driver: Record<string, string> = {}) {
  await warehouse.post('/desk/handover', { 'ids[]': [id], 'courier': COURIER, ...driver })
}
