import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { readChangelog, type Version } from '#app/help/changelog'

const FILES: Record<string, string> = { 'en': 'CHANGELOG.md', 'zh-CN': 'CHANGELOG.zh-CN.md' }
const read = new Map<string, Version[]>()

/** What changed, newest version first, in a language. */
export function newsFor(locale: string): Version[] {
  const known = read.get(locale)
  if (known) return known
  const versions = readChangelog(readFileSync(app.makePath(FILES[locale]), 'utf8'))
  read.set(locale, versions)
  return versions
}

/** Tells the newest version apart from what somebody has read; an unreleased one grows by entries. */
export function newestMark(): string {
  const newest = newsFor('en').at(0)
  const entries = newest?.groups.flatMap((group) => group.entries) ?? []
  return newest ? `${newest.name}#${entries.length}` : ''
}
