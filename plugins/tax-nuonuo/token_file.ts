import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { openBytes, SealBroken, sealBytes } from '#app/platform/crypto/sealed_bytes'

export interface Token {
  token: string
  fetchedAt: DateTime
  expiresAt: DateTime
}

const PURPOSE = 'plugin:tax-nuonuo'

/** One token for every process of this installation, sealed for its application. */
export class TokenFile {
  readonly #path: string
  readonly #place: string

  constructor(
    private readonly directory: string,
    appKey: string
  ) {
    this.#path = join(directory, 'access_token')
    this.#place = `access_token|${appKey}`
  }

  /** Null when there is none, or one that another application or key left behind. */
  read(): Token | null {
    if (!existsSync(this.#path)) return null
    const sealed = readFileSync(this.#path)
    try {
      const kept: Record<string, string> = JSON.parse(
        openBytes(PURPOSE, this.#place, sealed).toString('utf8')
      )
      return {
        token: kept.token,
        fetchedAt: DateTime.fromISO(kept.fetchedAt, { zone: 'utc' }),
        expiresAt: DateTime.fromISO(kept.expiresAt, { zone: 'utc' }),
      }
    } catch (error) {
      if (error instanceof SealBroken) return null
      throw error
    }
  }

  /** Replaced whole: a reader sees the old token or the new one. */
  write({ token, fetchedAt, expiresAt }: Token): void {
    const kept = {
      token,
      fetchedAt: clock.timestamp(fetchedAt),
      expiresAt: clock.timestamp(expiresAt),
    }
    mkdirSync(this.directory, { recursive: true, mode: 0o700 })
    const draft = `${this.#path}.${process.pid}.${randomBytes(4).toString('hex')}`
    const sealed = sealBytes(PURPOSE, this.#place, JSON.stringify(kept))
    writeFileSync(draft, sealed, { mode: 0o600, flush: true })
    renameSync(draft, this.#path)
  }
}
