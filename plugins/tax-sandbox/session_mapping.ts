import { DateTime } from 'luxon'
import type { DrawerSession, LoginChallenge, TitleAnswer } from '#app/invoices/channel_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { UNREADABLE } from './mapping.js'

type Told = Record<string, unknown>

const STATES: Record<string, DrawerSession['state']> = {
  SIGNED_IN: 'signed_in',
  LOGIN_NEEDED: 'login_needed',
}

export function sessionOutcome({ state, expiresAt }: Told): Outcome<DrawerSession> {
  const ours = STATES[String(state)]
  const end = momentOf(expiresAt)
  if (ours === undefined || (expiresAt !== null && end === null)) return UNREADABLE
  return { status: 'succeeded', value: { state: ours, expiresAt: end } }
}

export function challengeOutcome({ qrContent, expiresAt }: Told): Outcome<LoginChallenge> {
  const end = momentOf(expiresAt)
  if (typeof qrContent !== 'string' || end === null) return UNREADABLE
  return { status: 'succeeded', value: { qrContent, expiresAt: end } }
}

export function titleOutcome({ matches, knownName }: Told): Outcome<TitleAnswer> {
  if (typeof matches !== 'boolean') return UNREADABLE
  const name = typeof knownName === 'string' ? knownName : null
  return { status: 'succeeded', value: { matches, knownName: name } }
}

function momentOf(text: unknown): DateTime | null {
  const moment = typeof text === 'string' ? DateTime.fromISO(text, { zone: 'utc' }) : null
  return moment?.isValid ? moment : null
}
