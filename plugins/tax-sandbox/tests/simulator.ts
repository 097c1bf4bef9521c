import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DurationLike } from 'luxon'
import { clock } from '#app/platform/clock'
import type { TaxSubject } from '#tests/conformance/tax_channel'
import { TaxSandbox, type TaxSandboxSettings } from '../sandbox/provider.js'
import { SandboxTaxChannel } from '../tax_channel.js'
import { goodRequest } from './requests.js'

const KEYS = { callerKey: 'key-of-the-caller', bureauKey: 'key-of-the-bureau' }
const SESSION_HOURS = 200

/** The pretended tax side on a loopback port. */
export async function openSubject(
  changes: Partial<TaxSandboxSettings> = {},
  hintUrl: string | null = null
): Promise<TaxSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'tax-sandbox-'))
  const settings = {
    directory,
    monthlyQuotaYuan: 1_000_000,
    isQuotaReturned: true,
    decideMs: 60_000,
    answerMs: 60_000,
    sessionHours: SESSION_HOURS,
    scanMs: 0,
    ...changes,
    ...KEYS,
  }
  const open = () => new TaxSandbox({ ...settings, baseUrl: '' })
  let sandbox = open()
  const server = createServer((request, response) => sandbox.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const rows = new DatabaseSync(join(directory, 'store.sqlite'), { readOnly: true })
  const numbersOf = rows.prepare(
    'select invoice_number from requests where request_number = ? and invoice_number is not null'
  )

  const url = `http://127.0.0.1:${port}`
  const channel = new SandboxTaxChannel({ url, hintUrl, timeoutMs: 1000, ...KEYS })
  const pass = (time: DurationLike) => clock.freeze(clock.now().plus(time))
  const scan = async (qrContent: string) => {
    await fetch(url + qrContent, { method: 'POST' })
  }
  const challenge = await channel.startLogin(goodRequest().seller.taxpayerId)
  if (challenge.status === 'succeeded') await scan(challenge.value.qrContent)

  return {
    channel,
    scan,
    passHours: (hours) => pass({ hours }),
    buyersAct: () => pass({ minutes: 2 }),
    async signOut() {
      pass({ hours: SESSION_HOURS + 1 })
    },
    secrets: Object.values(KEYS),
    invoicesAtTaxSide: (requestNumber) => numbersOf.all(requestNumber).length,
    async restart() {
      await sandbox.close()
      sandbox = open()
    },
    async close() {
      rows.close()
      await sandbox.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(directory, { recursive: true })
    },
  }
}
