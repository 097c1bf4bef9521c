import { readdirSync, readFileSync } from 'node:fs'
import { processesOf } from '#tests/support/processes'

const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  seconds: number
}

/**
 * Seconds of processor time that the parts of an installation have used so far: unlike the clock they do not count
 * what other programs of the machine do. A part that has ended is counted no more.
 */
export function cpuSecondsOf(dataDir: string) {
  const own = new Map(processesOf(dataDir).map(({ pid, command }) => [pid, command]))
  const programs = { web: 0, worker: 0, database: 0 }
  for (const [pid, { parent, seconds }] of statsOfAll()) {
    const command = own.get(pid) ?? ''
    const isOfDatabase = [own.get(parent) ?? '', command].some((each) =>
      each.includes('postgres -D')
    )
    if (isOfDatabase) programs.database += seconds
    else if (command.includes('bin/worker')) programs.worker += seconds
    else if (command.includes('bin/server')) programs.web += seconds
  }
  return programs
}

function statsOfAll(): Map<number, Stat> {
  const stats = new Map<number, Stat>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(Number(pid))
    if (stat) stats.set(Number(pid), stat)
  }
  return stats
}

/** Fields of proc_pid_stat(5): 4 is the parent, 14 and 15 are user and system time. */
function statOf(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    return { parent: Number(fields[1]), seconds }
  } catch {
    return null // It ended while we looked.
  }
}
