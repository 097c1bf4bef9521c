import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clock } from '#app/platform/clock'
import type { TaxSubject } from '#tests/conformance/tax_channel'
import { type NuonuoSettings, NuonuoTaxChannel } from '../tax_channel.js'
import { SELLER_ID } from './requests.js'
import { Simulator } from './simulator/simulator.js'

const APPLICATION = { appKey: 'SD12345678', appSecret: 'SDDED2523BED4643' }

export interface NuonuoSubject extends TaxSubject {
  simulator: Simulator
  directory: string
  /** Another process of the same installation. */
  secondChannel(changes?: Partial<NuonuoSettings>): NuonuoTaxChannel
}

/** The plugin, wired to the simulator on a loopback port. */
export async function openSubject(callbackUrl: string | null = null): Promise<NuonuoSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'tax-nuonuo-'))
  const simulator = new Simulator(directory, { ...APPLICATION, taxNumber: SELLER_ID })
  const addresses = await simulator.listen()
  const settings: NuonuoSettings = {
    ...addresses,
    ...APPLICATION,
    taxpayerId: SELLER_ID,
    extensionNumber: '923',
    callbackUrl,
    refundPolicy: null,
    surveyAnswer: '3',
    documentHosts: 'documents.example',
    timeoutMs: 500,
    askAfterMs: 20,
    directory,
  }
  return {
    simulator,
    directory,
    channel: new NuonuoTaxChannel(settings),
    secondChannel: (changes = {}) => new NuonuoTaxChannel({ ...settings, ...changes }),
    secrets: [APPLICATION.appSecret],
    passHours(hours) {
      clock.freeze(clock.now().plus({ hours }))
      simulator.services.reds.shiftMs += hours * 3_600_000
    },
    buyersAct: () => simulator.services.reds.buyersAct(),
    async signOut() {
      simulator.account.signOut()
    },
    async scan(qrContent) {
      simulator.account.scan(qrContent)
    },
    invoicesAtTaxSide: (requestNumber) => simulator.book.issued(requestNumber),
    async restart() {
      simulator.reload()
    },
    async close() {
      await simulator.close()
      await rm(directory, { recursive: true })
    },
  }
}
