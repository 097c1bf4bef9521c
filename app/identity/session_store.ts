import type { HttpContext } from '@adonisjs/core/http'
import string from '@adonisjs/core/helpers/string'
import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import type { SessionConfig, SessionData, SessionStoreContract } from '@adonisjs/session/types'
import { clock } from '#app/platform/clock'

/** Where the session guard keeps the id of the person who is signed in. */
const SIGNED_IN_KEY = 'auth_web'
const VISITOR_COOKIE = 'shuiyou_visitor'
/** A session in use is prolonged at most this often, so that reading pages does not mean writing rows. */
const TOUCH_EVERY_MS = 60_000

/**
 * Sessions of signed-in people are rows, so that they can be listed and ended; a visitor's few values
 * (form token, where to go after signing in) travel in a cookie, so that robots leave no rows.
 * Both are encrypted, because flashed form input is personal data. One instance serves one request.
 */
export class SessionStore implements SessionStoreContract {
  private rowExpiresAt: number | null = null
  private age: number

  constructor(
    private ctx: HttpContext,
    private config: SessionConfig
  ) {
    this.age = string.seconds.parse(config.age)
  }

  async read(sessionId: string): Promise<SessionData | null> {
    const row = await db.from('sessions').where('id', sessionId).first()
    if (!row) return this.readCookie(sessionId)
    this.rowExpiresAt = row.expires_at.getTime()
    return row.expires_at.getTime() > clock.now().toMillis()
      ? encryption.decrypt<SessionData>(row.data, sessionId)
      : null
  }

  async write(sessionId: string, values: SessionData): Promise<void> {
    const userId = values[SIGNED_IN_KEY]
    if (typeof userId === 'string') await this.writeRow(sessionId, userId, values)
    else await this.writeCookie(sessionId, values)
  }

  async destroy(sessionId: string): Promise<void> {
    await db.from('sessions').where('id', sessionId).delete()
    this.rowExpiresAt = null
    this.clearCookie()
  }

  async touch(sessionId: string): Promise<void> {
    if (this.rowExpiresAt === null) return
    const expiresAt = clock.now().plus({ seconds: this.age })
    if (expiresAt.toMillis() - this.rowExpiresAt < TOUCH_EVERY_MS) return
    await db.from('sessions').where('id', sessionId).update({ expires_at: expiresAt.toISO() })
  }

  private async writeRow(sessionId: string, userId: string, values: SessionData): Promise<void> {
    const row = {
      data: encryption.encrypt(values, { purpose: sessionId }),
      user_id: userId,
      expires_at: clock.now().plus({ seconds: this.age }).toISO(),
    }
    // A session that was ended while this request ran must not rise again: only a new one is inserted.
    if (this.rowExpiresAt === null) await db.table('sessions').insert({ id: sessionId, ...row })
    else await db.from('sessions').where('id', sessionId).update(row)
    this.clearCookie()
  }

  private async writeCookie(sessionId: string, values: SessionData): Promise<void> {
    if (this.rowExpiresAt !== null) await this.destroy(sessionId)
    const options = { ...this.config.cookie, maxAge: this.age }
    this.ctx.response.encryptedCookie(VISITOR_COOKIE, { sessionId, values }, options)
  }

  private readCookie(sessionId: string): SessionData | null {
    const kept = this.ctx.request.encryptedCookie(VISITOR_COOKIE)
    return kept?.sessionId === sessionId ? kept.values : null
  }

  private clearCookie(): void {
    if (this.ctx.request.cookiesList()[VISITOR_COOKIE]) {
      this.ctx.response.clearCookie(VISITOR_COOKIE)
    }
  }
}
