import { setTimeout } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { DrawerSession, LoginChallenge } from '#app/invoices/channel_messages'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import type { Client } from './client.js'
import { objection } from './own_checks.js'
import { DONE, unexplained } from './refusals.js'

interface SessionSettings {
  taxpayerId: string
  extensionNumber: string | null
  askAfterMs: number
}

type Told =
  { status: 'told'; result: Record<string, unknown> } | { status: 'unknown'; reason: string }

/** `getQrCode`: the code of a sign-in that they hold, or a new one (once a minute, twenty times a day). */
const HELD_CODE = '3'
const NEW_CODE = '2'
/** `getCertificationStatus`: whether the account is signed in, as they know it. */
const SIGNED_IN_STATUS = '2'
const LOGGED_OUT = '0'
/** `verifyComplete`: carry the sign-in out after the scan; ask how that ended. */
const CARRY_OUT = '0'
const RESULT = '1'
const CODE_MINUTES = 5
const MOST_QUESTIONS = 3

/** The account of the person who issues, at the electronic tax bureau. */
export class DrawerAccount {
  constructor(
    private readonly client: Client,
    private readonly settings: SessionSettings
  ) {}

  async session(taxpayerId: string): Promise<Outcome<DrawerSession>> {
    if (taxpayerId !== this.settings.taxpayerId) return objection('seller')
    const told = await this.#ask('getCertificationStatus', SIGNED_IN_STATUS)
    if (told.status === 'unknown') return told
    if (textOf(told.result.certificationStatus) !== LOGGED_OUT) return state('signed_in')
    const held = await this.#ask('getQrCode', HELD_CODE)
    const isScanning = held.status === 'told' && codeOf(held.result) !== null
    return state(isScanning && (await this.#carryOut()) ? 'signed_in' : 'login_needed')
  }

  async start(taxpayerId: string): Promise<Outcome<LoginChallenge>> {
    if (taxpayerId !== this.settings.taxpayerId) return objection('seller')
    let held = await this.#ask('getQrCode', HELD_CODE)
    if (held.status === 'told' && codeOf(held.result) === null) {
      await this.#ask('getQrCode', NEW_CODE)
      for (let count = 0; count < MOST_QUESTIONS; count++) {
        await setTimeout(this.settings.askAfterMs)
        held = await this.#ask('getQrCode', HELD_CODE)
        if (held.status === 'unknown' || codeOf(held.result)) break
      }
    }
    if (held.status === 'unknown') return held
    const challenge = codeOf(held.result)
    return challenge ? { status: 'succeeded', value: challenge } : { status: 'pending' }
  }

  /** Somebody may have scanned the code: they sign in only when they are told to. */
  async #carryOut(): Promise<boolean> {
    await this.#ask('verifyComplete', CARRY_OUT)
    for (let count = 0; count < MOST_QUESTIONS; count++) {
      const told = await this.#ask('verifyComplete', RESULT)
      if (told.status === 'unknown') return false
      const status = textOf(told.result.status)
      if (status !== '0') return status === '1'
      await setTimeout(this.settings.askAfterMs)
    }
    return false
  }

  async #ask(
    method: 'getCertificationStatus' | 'getQrCode' | 'verifyComplete',
    queryType: string
  ): Promise<Told> {
    const { extensionNumber } = this.settings
    const content = { queryType, extensionNumber: extensionNumber ?? '' }
    const reply = await this.client.call(method, content)
    if (reply.status === 'unknown') return reply
    if (reply.code !== DONE) return unexplained()
    const { result } = reply
    const isRecord = typeof result === 'object' && result !== null
    return { status: 'told', result: isRecord ? { ...result } : {} }
  }
}

/** Null when there is no code, or its time is over. */
function codeOf(result: Record<string, unknown>): LoginChallenge | null {
  const qrContent = textOf(result.qrCode)
  if (qrContent === '') return null
  const told = DateTime.fromFormat(textOf(result.endTime), 'yyyy-MM-dd HH:mm:ss', {
    zone: BUSINESS_ZONE,
  })
  const expiresAt = told.isValid ? told.toUTC() : clock.now().plus({ minutes: CODE_MINUTES })
  return expiresAt > clock.now() ? { qrContent, expiresAt } : null
}

function state(which: DrawerSession['state']): Outcome<DrawerSession> {
  return { status: 'succeeded', value: { state: which, expiresAt: null } }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
