import { readdirSync, readFileSync } from 'node:fs'

/** Every process that was started for this DATA_DIR, whoever its parent is now. */
export function processesOf(dataDir: string): { pid: number; command: string }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
      const isOfIt = variables.includes(`DATA_DIR=${dataDir}`) || command.includes(dataDir)
      return isOfIt ? [{ pid: Number(pid), command }] : []
    } catch {
      return [] // It ended while we looked.
    }
  })
}

/** @returns whether it ran */
export function killProgram(dataDir: string, program: string): boolean {
  const victim = processesOf(dataDir).find(({ command }) => command.includes(program))
  if (victim) process.kill(victim.pid, 'SIGKILL')
  return victim !== undefined
}
