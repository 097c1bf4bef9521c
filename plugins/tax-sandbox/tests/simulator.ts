import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TaxSubject } from '#tests/conformance/tax_channel'
import { TaxSandbox } from '../sandbox/provider.js'
import { SandboxTaxChannel } from '../tax_channel.js'

const KEYS = { callerKey: 'key-of-the-caller', bureauKey: 'key-of-the-bureau' }

/** The pretended tax side on a loopback port. */
export async function openSubject(): Promise<TaxSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'tax-sandbox-'))
  const open = () => new TaxSandbox({ directory, monthlyQuotaYuan: 1_000_000, ...KEYS })
  let sandbox = open()
  const server = createServer((request, response) => sandbox.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const rows = new DatabaseSync(join(directory, 'store.sqlite'), { readOnly: true })
  const numbersOf = rows.prepare(
    'select invoice_number from requests where request_number = ? and invoice_number is not null'
  )

  return {
    channel: new SandboxTaxChannel({ url: `http://127.0.0.1:${port}`, timeoutMs: 1000, ...KEYS }),
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
