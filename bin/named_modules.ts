import { existsSync, readdirSync } from 'node:fs'
import { join, parse } from 'node:path'
import { projectRoot } from '#app/platform/database/settings'

/** Names of the programs in a folder: `footprint` for `benchmarks/footprint.ts`. */
export function namesIn(folder: string): string[] {
  const path = join(projectRoot, folder)
  const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.ts')) : []
  return files.map((file) => parse(file).name).sort()
}

/** The wanted one of the names, or an end with the list of them. */
export function choose(wanted: string | undefined, names: string[], usage: string): string {
  if (wanted !== undefined && names.includes(wanted)) return wanted
  if (wanted !== undefined) console.error(`There is no "${wanted}".`)
  console.error(`${usage}\nNAME is one of: ${names.join(', ') || '(none yet)'}`)
  process.exit(1)
}
