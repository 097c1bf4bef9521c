import { readFileSync } from 'node:fs'
import { processesOf } from '#tests/support/processes'

/** Resident megabytes of a program of an installation: `VmRSS` now, `VmHWM` at its highest. */
export function megabytesOf(program: string, dataDir: string, what: 'VmRSS' | 'VmHWM'): number {
  const running = processesOf(dataDir).find(({ command }) => command.includes(program))
  if (!running) throw new Error(`${program} does not run`)
  const status = readFileSync(`/proc/${running.pid}/status`, 'utf8')
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(status)?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
