import { DateTime } from 'luxon'
import type { CallVerdict, RawCall } from '#app/platform/http/raw_call'
import { clock } from '#app/platform/clock'
import type { PaymentNotice } from '#app/payments/gateway'
import { paymentOutcome, readRefund, readTrade, refundOutcome } from './mapping.js'
import { isSignedBy, noticeText } from './signature.js'

/** How long after its signature a notice is believed, and how far the provider's clock may be ahead. */
const FRESH_FOR = { minutes: 5 }

export function verifyNotice({ headers, body }: RawCall, providerKey: string): CallVerdict {
  const timestamp = headers['sandbox-timestamp'] ?? ''
  const nonce = headers['sandbox-nonce'] ?? ''
  const signature = headers['sandbox-signature'] ?? ''
  const signedAt = DateTime.fromISO(timestamp, { zone: 'utc' })
  if (!signedAt.isValid || nonce === '' || signature === '') return 'unreadable'
  if (!isSignedBy(noticeText({ timestamp, nonce, body }), signature, providerKey)) return 'forged'
  const now = clock.now()
  const isFresh = signedAt > now.minus(FRESH_FOR) && signedAt < now.plus(FRESH_FOR)
  return isFresh ? 'genuine' : 'stale'
}

/** Null for events of a later version of the protocol. */
export function readNotice({ body }: RawCall): PaymentNotice | null {
  const notice: Record<string, unknown> = JSON.parse(body)
  const { noticeId, tradeNumber, refundNumber } = notice
  if (typeof noticeId !== 'string') return null
  if (notice.event === 'payment' && typeof tradeNumber === 'string') {
    const trade = readTrade(notice)
    return trade && { key: noticeId, about: 'payment', tradeNumber, outcome: paymentOutcome(trade) }
  }
  if (notice.event === 'refund' && typeof refundNumber === 'string') {
    const refund = readRefund(notice)
    return (
      refund && { key: noticeId, about: 'refund', refundNumber, outcome: refundOutcome(refund) }
    )
  }
  return null
}
