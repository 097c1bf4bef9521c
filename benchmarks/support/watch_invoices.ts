import { cpuSecondsOf } from './cpu.js'
import { followInvoices } from './follow_invoices.js'
import { megabytesOf } from './memory.js'
import { rounded } from './timings.js'

interface Watching {
  dataDir: string
  invoices: number
  /** How many looks at the memory are taken on the way. */
  looks: number
  say: (line: string) => void
}

/** Follows invoices in an open house until all have their files, with what that costs it. */
export async function watchInvoices({ dataDir, invoices, looks, say }: Watching) {
  const worker = (what: 'VmRSS' | 'VmHWM') => megabytesOf('bin/worker.ts', dataDir, what)
  const resident: number[] = []
  const before = cpuSecondsOf(dataDir)
  const seconds = await followInvoices(invoices, (complete) => {
    if (complete < ((resident.length + 1) * invoices) / looks) return
    resident.push(worker('VmRSS'))
    say(`${complete} of ${invoices}, worker ${resident.at(-1)} MB`)
  })
  const after = cpuSecondsOf(dataDir)
  const cpuMs = (part: keyof typeof after) =>
    rounded(((after[part] - before[part]) / invoices) * 1000, 1)
  return {
    invoices,
    seconds: rounded(seconds, 1),
    invoicesPerSecond: rounded(invoices / seconds, 1),
    cpuMsOfWorker: cpuMs('worker'),
    cpuMsOfDatabase: cpuMs('database'),
    cpuMsOfWeb: cpuMs('web'),
    workerMbOnTheWay: resident.join(', '),
    workerPeakMb: worker('VmHWM'),
  }
}
