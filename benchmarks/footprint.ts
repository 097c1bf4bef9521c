import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { megabytesOf } from '#benchmarks/support/memory'
import { freePort } from '#tests/support/environment'
import { startInstallation } from '#tests/support/installation'

const IDLE_FOR_MS = 20_000
const MEDUSA_MB = 503

/** Resident memory of the web server and the worker of a fresh installation, idle. */
export const bench: Benchmark = async ({ say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'footprint-'))
  const installation = startInstallation({ dataDir, port: await freePort() })
  try {
    await installation.ready()
    say('ready; waiting until it idles')
    await pause(IDLE_FOR_MS)
    const memoryOf = (program: string) => megabytesOf(program, dataDir, 'VmRSS')
    const serverMb = memoryOf('bin/server.ts')
    const workerMb = memoryOf('bin/worker.ts')
    return {
      serverMb,
      workerMb,
      togetherMb: serverMb + workerMb,
      supervisorMb: memoryOf('bin/up.ts'),
      goal: '≤ 400 MB together',
      medusaMb: MEDUSA_MB,
    }
  } finally {
    await installation.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
