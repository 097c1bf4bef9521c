import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RawCall } from '#app/platform/http/raw_call'
import { readBody } from '#app/platform/plugins/sandbox'
import type { PaymentSubject } from '#tests/conformance/payment_gateway'
import { SandboxGateway } from '../gateway.js'
import { merchantKey, providerKey, publicProviderKey } from '../keys.js'
import { PaymentSandbox } from '../sandbox/provider.js'

/** The pretended provider on one loopback port, and a shop that takes its notices on another. */
export async function openSubject(): Promise<PaymentSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'payment-sandbox-'))
  const shop = await openShop()
  const provider = await listen((request, response) => sandbox.handle(request, response))
  const sandbox = new PaymentSandbox({ baseUrl: provider.url, directory })
  const secrets = [merchantKey(directory), providerKey(directory)]
  const gateway = new SandboxGateway({
    url: provider.url,
    merchantKey: secrets[0],
    providerKey: publicProviderKey(directory),
    timeoutMs: 1500,
    noticeUrl: shop.url,
  })
  const rows = new DatabaseSync(join(directory, 'store.sqlite'), { readOnly: true })
  const tokensOf = (tradeNumber: string) =>
    rows.prepare('select token from trades where trade_number = ?').all(tradeNumber)

  return {
    gateway,
    secrets,
    nextNotice: shop.nextNotice,
    paymentsAtProvider: (tradeNumber) => tokensOf(tradeNumber).length,
    async pay(tradeNumber) {
      const page = `${provider.url}/pay/${String(tokensOf(tradeNumber)[0].token)}`
      await fetch(page, { method: 'POST', redirect: 'manual' })
    },
    async close() {
      rows.close()
      await sandbox.close()
      await Promise.all([shut(provider.server), shut(shop.server)])
      await rm(directory, { recursive: true })
    },
  }
}

/** Refuses the first delivery of everything, so that the provider has to repeat it. */
async function openShop() {
  const arrived: RawCall[] = []
  const waiting: ((call: RawCall) => void)[] = []
  const seen = new Set<string>()
  const { url, server } = await listen(async (request, response) => {
    const body = await readBody(request)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    )
    const isRepeat = seen.size === seen.add(body).size
    response.writeHead(isRepeat ? 200 : 503).end(isRepeat ? '{"code":"STORED"}' : '')
    const call = { headers, query: '', body }
    const taker = waiting.shift()
    if (taker) taker(call)
    else arrived.push(call)
  })
  const nextNotice = () => {
    const call = arrived.shift()
    return call ? Promise.resolve(call) : new Promise<RawCall>((resolve) => waiting.push(resolve))
  }
  return { url, server, nextNotice }
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
