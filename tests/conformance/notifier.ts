import { test } from '@japa/runner'
import { newId } from '#app/platform/database/uuid'
import type { Notifier, NotifierCapabilities, OutgoingMessage } from '#app/notifications/notifier'
import { ended } from '#tests/conformance/outcomes'

/** What arrived at the other end. */
export interface Delivered {
  messageId: string
  text: string
  attachments: { name: string; bytes: Buffer }[]
}

/** What a plugin's spec hands in: the plugin, wired to whoever takes its messages. */
export interface NotifierSubject {
  notifier: Notifier
  delivered: () => Promise<Delivered[]>
  close: () => Promise<void>
}

export type Mood = 'friendly' | 'knows_nobody' | 'sends_back' | 'too_busy' | 'gone'

export interface NotifierSuite {
  key: string
  capabilities: NotifierCapabilities
  /** The moods that the recipient's side can be in. */
  moods: readonly Mood[]
  open: (mood: Mood) => Promise<NotifierSubject>
}

const ATTACHMENT = { name: 'dzfp_26420000000000000001.pdf', mime: 'application/pdf' }

export function outgoingMessage(capabilities: NotifierCapabilities): OutgoingMessage {
  return {
    messageId: newId(),
    to: capabilities.channel === 'mail' ? 'wang@example.com' : '13812345678',
    locale: 'zh-CN',
    template: 'invoice_ready',
    values: { orderNumber: '26112400000011' },
    subject: '您的发票',
    text: '订单 26112400000011 的发票已开具。',
    html: capabilities.channel === 'mail' ? '<p>订单 26112400000011 的发票已开具。</p>' : null,
    attachments: capabilities.attachments
      ? [{ ...ATTACHMENT, bytes: Buffer.from('%PDF-1.7 样例') }]
      : [],
  }
}

/** Registers the tests that every notifier must pass. */
export function notifierConformance({ key, capabilities, moods, open }: NotifierSuite): void {
  const sendTo = async (mood: Mood) => {
    const subject = await open(mood)
    const message = outgoingMessage(capabilities)
    const outcome = await ended(subject.notifier.send(message))
    const delivered = await subject.delivered()
    await subject.close()
    return { outcome, message, delivered, key: subject.notifier.key }
  }

  test.group(`notifier contract: ${key}`, () => {
    test('what is accepted has been sent once, whole, under the id of the ledger', async ({
      assert,
    }) => {
      const sent = await sendTo('friendly')
      assert.equal(sent.key, key)
      assert.equal(sent.outcome, 'succeeded')
      assert.lengthOf(sent.delivered, 1)
      const [arrived] = sent.delivered
      assert.include(arrived.messageId, sent.message.messageId)
      if (capabilities.channel === 'mail') assert.include(arrived.text, sent.message.text)
      assert.deepEqual(
        arrived.attachments,
        sent.message.attachments.map(({ name, bytes }) => ({ name, bytes }))
      )
    })

    const failures: [Mood, RegExp][] = [
      ['knows_nobody', /^declined: bad_recipient$/],
      ['sends_back', /^declined: refused$/],
      ['too_busy', /^unknown$/],
      ['gone', /^unknown$/],
    ]
    for (const [mood, expected] of failures.filter(([one]) => moods.includes(one))) {
      test(`a recipient's side that is ${mood} ends as ${expected.source}`, async ({ assert }) => {
        const sent = await sendTo(mood)
        assert.match(sent.outcome, expected)
        assert.deepEqual(sent.delivered, [])
      })
    }
  })
}
