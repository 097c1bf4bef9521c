import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second on every machine that it runs on today. */
const TICKS_PER_SECOND = 100

/** Seconds that a process and everything that it started have computed; what ended before is counted by its parent. */
export function processorSeconds(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf)
  const inTree = new Set([pid])
  for (let grown = true; grown;) {
    const children = all.filter((one) => inTree.has(one.parent) && !inTree.has(one.pid))
    for (const child of children) inTree.add(child.pid)
    grown = children.length > 0
  }
  const ticks = all.filter((one) => inTree.has(one.pid)).reduce((sum, one) => sum + one.ticks, 0)
  return ticks / TICKS_PER_SECOND
}

function statOf(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // After the name of the program, which may hold blanks: state, parent, …; times are fields 14 to 17.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return [{ pid: Number(name), parent: Number(fields[1]), ticks }]
  } catch {
    return [] // It ended while we looked.
  }
}
