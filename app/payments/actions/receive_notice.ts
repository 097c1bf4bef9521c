import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import type { CallVerdict, RawCall } from '#app/platform/http/raw_call'
import { publish } from '#app/platform/outbox/publish'
import { plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'
import { PaymentNoticeReceived } from '#app/payments/events/payment_notice_received'
import type { PaymentGateway, PaymentNotice } from '#app/payments/gateway'
import { capabilitiesOf } from '#app/payments/payment_methods'

export type ReceiveNoticeFailure =
  { type: 'no_such_provider' } | { type: 'not_believed'; verdict: Exclude<CallVerdict, 'genuine'> }

/**
 * Takes a provider's call in: verified, stored sealed as it came, and published in one transaction,
 * so that it can be answered at once. What it means is found out later. A repetition meets the
 * unique key and is answered like the first one; what is not genuine leaves no row.
 */
export class ReceiveNotice {
  async handle(input: {
    provider: string
    call: RawCall
  }): Promise<Result<'stored' | 'known', ReceiveNoticeFailure>> {
    const { provider, call } = input
    if (!capabilitiesOf(provider).notices) return failed({ type: 'no_such_provider' })
    const gateway = plugins.use('payment', provider)
    const verdict = gateway.verifyNotice(call)
    if (verdict !== 'genuine') return failed({ type: 'not_believed', verdict })
    return ok(await this.#store(provider, call, gateway))
  }

  async #store(provider: string, call: RawCall, gateway: PaymentGateway) {
    const notice = gateway.readNotice(call)
    const id = newId()
    const row = {
      id,
      provider,
      notice_key: notice?.key ?? createHash('sha256').update(call.body).digest('hex'),
      payment_id: await paymentIdOf(provider, notice),
      raw: seal('payment_notices.raw', id, call),
      received_at: clock.timestamp(),
    }
    return db.transaction(async (trx) => {
      const inserted = await trx
        .insertQuery()
        .table('payment_notices')
        .knexQuery.insert(row)
        .onConflict(['provider', 'notice_key'])
        .ignore()
        .returning('id')
      if (inserted.length === 0) return 'known'
      await publish(new PaymentNoticeReceived({ noticeId: id }), trx)
      return 'stored'
    })
  }
}

async function paymentIdOf(provider: string, notice: PaymentNotice | null): Promise<string | null> {
  if (notice === null) return null
  const row =
    notice.about === 'payment'
      ? await db.from('payments').where({ provider, trade_number: notice.tradeNumber }).first()
      : await db
          .from('refunds')
          .join('payments', 'payments.id', 'refunds.payment_id')
          .where({ provider, refund_number: notice.refundNumber })
          .select('payments.id')
          .first()
  return row?.id ?? null
}
