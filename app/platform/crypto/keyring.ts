import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { dataDirectory } from '#app/platform/database/settings'
import { secretFromFile } from '#app/platform/secret_file'

const KEY_BYTES = 32
const ENTRY = /^(\d{1,3}):([\w-]{43})$/

/**
 * Blind indexes and search tokens find a value only if all rows were written with one key, so they
 * stay with this version while envelopes move on; raising it means computing them all anew.
 */
export const INDEX_KEY_VERSION = 1

/**
 * The master keys of the installation by version (1–255): `1:<key>,2:<key>`, each key 32 bytes in
 * base64url. The highest version seals; older ones only open what they once sealed.
 */
export class Keyring {
  readonly #masters: ReadonlyMap<number, KeyObject>
  readonly #subKeys = new Map<string, KeyObject>()
  readonly current: number

  constructor(text: string) {
    this.#masters = readMasters(text)
    this.current = Math.max(...this.#masters.keys())
  }

  /** The key for one purpose (HKDF-SHA256 of the version's master key); null for an unknown version. */
  subKey(version: number, purpose: string): KeyObject | null {
    const name = `${version}|${purpose}`
    const known = this.#subKeys.get(name)
    if (known) return known
    const master = this.#masters.get(version)
    if (!master) return null
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', purpose, KEY_BYTES)))
    this.#subKeys.set(name, key)
    return key
  }
}

let loaded: Keyring | null = null

/** KEYRING, else the file `keys/keyring` below DATA_DIR, which is made with one key on first use. */
export function keyring(): Keyring {
  const text = () =>
    process.env.KEYRING || secretFromFile(join(dataDirectory(), 'keys', 'keyring'), firstKey)
  loaded ??= new Keyring(text())
  return loaded
}

/** The key of a blind index or search field; see INDEX_KEY_VERSION. */
export function indexKey(purpose: string): KeyObject {
  const key = keyring().subKey(INDEX_KEY_VERSION, purpose)
  if (!key)
    throw new Error(`the keyring lacks version ${INDEX_KEY_VERSION}, the key of all indexes`)
  return key
}

function firstKey(): string {
  return `1:${randomBytes(KEY_BYTES).toString('base64url')}`
}

function readMasters(text: string): Map<number, KeyObject> {
  const masters = new Map<number, KeyObject>()
  for (const entry of text.trim().split(',')) {
    const [, version, key] = ENTRY.exec(entry.trim()) ?? []
    // The entry itself must not appear in a message: it is a key.
    if (!version) throw new Error('KEYRING must read "1:<32 bytes in base64url>,2:…"')
    const number = Number(version)
    if (number < 1 || number > 255) throw new Error(`KEYRING: version ${version} is not in 1–255`)
    if (masters.has(number)) throw new Error(`KEYRING: version ${version} is given twice`)
    masters.set(number, createSecretKey(Buffer.from(key, 'base64url')))
  }
  return masters
}
