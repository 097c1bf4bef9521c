import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Empty files that say 'process P does X', named `<pid>-<start of P>.<act>`.
 * They need no lock and survive kill -9: a mark counts only while its process lives, and the
 * start time tells a process from a later one that was given the same number.
 */
export function leaveMark(directory: string, act: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  writeFileSync(markPath(directory, act), '')
}

export function removeMark(directory: string, act: string): void {
  rmSync(markPath(directory, act), { force: true })
}

/** Counts the other living processes that do `act`; marks of dead ones are swept. */
export function countOthers(directory: string, act: string): number {
  const names = readdirSync(directory).filter((name) => name.endsWith(`.${act}`))
  const living = names.filter((name) => {
    if (isAlive(name.slice(0, -act.length - 1))) return true
    rmSync(join(directory, name), { force: true })
    return false
  })
  return living.filter((name) => !name.startsWith(`${processIdentity()}.`)).length
}

/** `<pid>-<start>`: names one process for as long as this machine runs. */
export function processIdentity(pid = process.pid): string {
  return `${pid}-${startOf(pid) ?? 'gone'}`
}

export function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity)
  return startOf(pid) !== null && processIdentity(pid) === identity
}

/** Start in clock ticks since boot (field 22 of proc_pid_stat(5)); null when there is no such process. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : (fields[18] ?? null)
  } catch {
    return null
  }
}

function markPath(directory: string, act: string): string {
  return join(directory, `${processIdentity()}.${act}`)
}
