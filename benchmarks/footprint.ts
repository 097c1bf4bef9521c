import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { freePort } from '#tests/support/environment'
import { startInstallation } from '#tests/support/installation'

const IDLE_FOR_MS = 20_000

/** Resident memory of the web server and the worker of a fresh installation, idle. */
export const bench: Benchmark = async ({ say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'footprint-'))
  const installation = startInstallation({ dataDir, port: await freePort() })
  try {
    await installation.ready()
    say('ready; waiting until it idles')
    await pause(IDLE_FOR_MS)
    const serverMb = megabytesOf('bin/server.ts', installation.pid)
    const workerMb = megabytesOf('bin/worker.ts', installation.pid)
    const supervisorMb = megabytesOf('bin/up.ts', installation.pid)
    return { serverMb, workerMb, togetherMb: serverMb + workerMb, supervisorMb }
  } finally {
    await installation.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Looks at the process itself and at its children. */
function megabytesOf(program: string, supervisor: number): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [command, status] = [read(`/proc/${pid}/cmdline`), read(`/proc/${pid}/status`)]
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
    if (!command.includes(program) || ![parent, Number(pid)].includes(supervisor)) continue
    return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024)
  }
  throw new Error(`${program} does not run`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // The process ended between the listing and the reading.
  }
}
