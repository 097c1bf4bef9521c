import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RawCall } from '#app/platform/http/raw_call'
import { readBody } from '#app/platform/plugins/sandbox'
import type { CourierSubject } from '#tests/conformance/courier'
import { SandboxCourier } from '../courier.js'
import { courierKey, customerKey } from '../keys.js'
import { CourierSandbox } from '../sandbox/provider.js'

const STEP_MS = 20

/** The pretended courier on one loopback port, and a house that takes its pushes on another. */
export async function openSubject(): Promise<CourierSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'courier-sandbox-'))
  const arrived: RawCall[] = []
  const waiting: ((call: RawCall) => void)[] = []
  const house = await listen(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    )
    const call = { headers, query: '', body: await readBody(request) }
    response.writeHead(200).end('{"code":"STORED"}')
    const taker = waiting.shift()
    if (taker) taker(call)
    else arrived.push(call)
  })
  const sandbox = new CourierSandbox({ directory, stepMs: STEP_MS })
  const provider = await listen((request, response) => sandbox.handle(request, response))
  const courier = new SandboxCourier({
    url: provider.url,
    customerKey: customerKey(directory),
    courierKey: courierKey(directory),
    timeoutMs: 1500,
    pushUrl: house.url,
  })
  const rows = new DatabaseSync(join(directory, 'store.sqlite'), { readOnly: true })
  return {
    courier,
    nextPush: () => {
      const call = arrived.shift()
      return call ? Promise.resolve(call) : new Promise((resolve) => waiting.push(resolve))
    },
    bookingsAtCourier: (shipmentId) =>
      rows.prepare('select 1 from bookings where shipment_id = ?').all(shipmentId).length,
    close: async () => {
      rows.close()
      await sandbox.close()
      await Promise.all([shut(provider.server), shut(house.server)])
      await rm(directory, { recursive: true })
    },
  }
}

async function listen(handle: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, server }
}

function shut(server: Server): Promise<unknown> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
}
