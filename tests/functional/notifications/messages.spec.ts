import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { RetryMessages } from '#app/notifications/actions/retry_messages'
import { ResendMessage } from '#app/notifications/actions/resend_message'
import Message from '#app/notifications/models/message'
import { RecordPayment } from '#app/orders/actions/record_payment'
import type Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { SYSTEM } from '#app/platform/actor'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { openMailServer } from '#tests/support/mail_server'
import { givenApprovedOrder } from '#tests/support/orders'

async function pay(order: Order) {
  await db.transaction((trx) =>
    new RecordPayment().handle(
      { orderId: order.id, paidFen: order.totalFen, paidAt: clock.now() },
      trx
    )
  )
}

function mailsOf(order: Order) {
  return Message.query().where({ order_id: order.id, channel: 'mail' })
}

test.group('messages to people', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })

  test('a paid order is confirmed by mail, once, however often its event comes', async ({
    assert,
    cleanup,
  }) => {
    const server = await openMailServer()
    cleanup(() => server.close())
    const order = await givenApprovedOrder()
    await pay(order)
    await drainOutbox({ twice: true })
    const [message, ...others] = await mailsOf(order)

    assert.lengthOf(others, 0)
    assert.equal(message.state, 'sent')
    assert.lengthOf(server.mails, 1)
    assert.equal(server.mails[0].subject, `已收到订单 ${order.number} 的付款`)
    assert.include(server.mails[0].text ?? '', '王芳')
  })

  test('an address that the server refuses is a failure with its reason, and can be sent again', async ({
    assert,
    cleanup,
  }) => {
    const strict = await openMailServer({ refuseRecipient: { code: 550, words: 'no such user' } })
    const order = await givenApprovedOrder()
    await pay(order)
    await drainOutbox()
    await strict.close()
    const [message] = await mailsOf(order)
    assert.deepInclude(message.serialize(), { state: 'bounced', problem: 'bad_recipient' })

    const server = await openMailServer()
    cleanup(() => server.close())
    await new ResendMessage().handle({ messageId: message.id, by: SYSTEM })
    await drainOutbox()
    await message.refresh()

    assert.equal(message.state, 'sent')
    assert.lengthOf(server.mails, 1)
  })

  test('a server that is down is tried again later, and the mail goes out once', async ({
    assert,
    cleanup,
  }) => {
    const order = await givenApprovedOrder()
    await pay(order)
    await drainOutbox()
    const [message] = await mailsOf(order)
    assert.deepInclude(message.serialize(), {
      state: 'queued',
      attempts: 1,
      problem: 'not_accepted_unreachable',
    })

    const server = await openMailServer()
    cleanup(() => server.close())
    await new RetryMessages().handle()
    await message.refresh()
    assert.equal(message.state, 'queued')

    cleanup(() => clock.resume())
    clock.freeze(clock.now().plus({ seconds: 6 }))
    await new RetryMessages().handle()
    await message.refresh()

    assert.equal(message.state, 'sent')
    assert.lengthOf(server.mails, 1)
  })
})
