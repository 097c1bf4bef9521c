import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import vine from '@vinejs/vine'
import { dataDirectory } from '#app/platform/database/settings'

export interface DemoLogin {
  /** A role of the staff, or `customer`. */
  role: string
  name: string
  login: string
  password: string
}

const form = vine.create(
  vine.array(
    vine.object({
      role: vine.string(),
      name: vine.string(),
      login: vine.string(),
      password: vine.string(),
    })
  )
)
/** Without characters that are mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** The only place where the passwords of the demo people stand in clear; for the owner's eyes only. */
export function demoLoginsPath(): string {
  return join(dataDirectory(), 'demo-logins.json')
}

export async function readDemoLogins(): Promise<DemoLogin[]> {
  if (!existsSync(demoLoginsPath())) return []
  return form.validate(JSON.parse(readFileSync(demoLoginsPath(), 'utf8')))
}

/** Whole or not at all. */
export function writeDemoLogins(logins: DemoLogin[]): void {
  const path = demoLoginsPath()
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, path)
}

/** Three groups of five: easy to type, and 74 bits that differ between installations. */
export function randomPassword(): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)]
  const group = () => Array.from({ length: 5 }, letter).join('')
  return [group(), group(), group()].join('-')
}
