import { readdirSync } from 'node:fs'
import { join, parse } from 'node:path'
import { projectRoot } from './settings.js'

/** Lucid's own table of the migrations that have run. */
export const COMPLETED_MIGRATIONS = 'select name from adonis_schema'

/** Names as Lucid writes them, in running order: `database/migrations/0001_platform`. */
export function migrationNames(): string[] {
  const files = readdirSync(join(projectRoot, 'database/migrations'))
  const sources = files.filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
  return sources.map((file) => `database/migrations/${parse(file).name}`).sort()
}

export function pendingMigrations(completed: string[]): string[] {
  const done = new Set(completed)
  return migrationNames().filter((name) => !done.has(name))
}
