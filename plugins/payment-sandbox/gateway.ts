import { clock } from '#app/platform/clock'
import { formatYuan } from '#app/platform/money/fen'
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, CallVerdict, RawCall } from '#app/platform/http/raw_call'
import {
  type PaymentFact,
  PaymentGateway,
  type PaymentNotice,
  type PaymentOffer,
  type PaymentRequest,
  type RefundFact,
  type RefundRequest,
} from '#app/payments/gateway'
import { Client, type ClientSettings, type Reply } from './client.js'
import { paymentOutcome, readRefund, readTrade, refundOutcome, refusal } from './mapping.js'
import { readNotice, verifyNotice } from './webhook.js'

export interface SandboxGatewaySettings extends ClientSettings {
  /** Where the provider sends its notices. */
  noticeUrl: string
}

const UNREADABLE = { status: 'unknown', reason: 'unreadable_answer' } as const

export class SandboxGateway extends PaymentGateway {
  readonly key = 'payment-sandbox'
  readonly #client: Client

  constructor(private readonly settings: SandboxGatewaySettings) {
    super()
    this.#client = new Client(settings)
  }

  async create(request: PaymentRequest): Promise<Outcome<PaymentOffer>> {
    const reply = await this.#client.post('/v1/payments', {
      tradeNumber: request.tradeNumber,
      amount: formatYuan(request.amountFen),
      subject: request.subject,
      expiresAt: clock.timestamp(request.expiresAt),
      returnUrl: request.returnUrl,
      noticeUrl: this.settings.noticeUrl,
    })
    return outcomeOf(reply, ({ page, paymentNumber }) =>
      typeof page === 'string' && typeof paymentNumber === 'string'
        ? {
            status: 'succeeded',
            value: { qrContent: page, redirectUrl: page },
            reference: paymentNumber,
          }
        : UNREADABLE
    )
  }

  override async query(tradeNumber: string): Promise<Outcome<PaymentFact>> {
    const reply = await this.#client.post('/v1/payments/query', { tradeNumber })
    return outcomeOf(reply, (content) => {
      const trade = readTrade(content)
      return trade ? paymentOutcome(trade) : UNREADABLE
    })
  }

  override async closePayment(tradeNumber: string): Promise<Outcome<null>> {
    const reply = await this.#client.post('/v1/payments/close', { tradeNumber })
    return outcomeOf(reply, () => ({ status: 'succeeded', value: null }))
  }

  override async refund(request: RefundRequest): Promise<Outcome<RefundFact>> {
    const reply = await this.#client.post('/v1/refunds', {
      refundNumber: request.refundNumber,
      tradeNumber: request.tradeNumber,
      amount: formatYuan(request.refundFen),
    })
    return outcomeOf(reply, readRefundOutcome)
  }

  override async queryRefund(refundNumber: string): Promise<Outcome<RefundFact>> {
    const reply = await this.#client.post('/v1/refunds/query', { refundNumber })
    return outcomeOf(reply, readRefundOutcome)
  }

  override verifyNotice(call: RawCall): CallVerdict {
    return verifyNotice(call, this.settings.providerKey)
  }

  override readNotice(call: RawCall): PaymentNotice | null {
    return readNotice(call)
  }

  override answerNotice(result: 'stored' | 'refused'): CallAnswer {
    const body = JSON.stringify({ code: result.toUpperCase() })
    return { status: result === 'stored' ? 200 : 400, contentType: 'application/json', body }
  }
}

function outcomeOf<Value>(
  reply: Reply,
  understand: (content: Record<string, unknown>) => Outcome<Value>
): Outcome<Value> {
  if (reply.status === 'answered') return understand(reply.content)
  return reply.status === 'refused' ? refusal(reply.code) : reply
}

function readRefundOutcome(content: Record<string, unknown>): Outcome<RefundFact> {
  const refund = readRefund(content)
  return refund ? refundOutcome(refund) : UNREADABLE
}
