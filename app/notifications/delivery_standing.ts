import type { MessageState } from '#app/notifications/message_states'

/** Whether an invoice has come to anybody. Texts: `invoice_delivery.standing.<standing>`. */
export type DeliveryStanding =
  'nobody' | 'under_way' | 'delivered' | 'bounced' | 'failed' | 'unknown'

/** One that arrived is enough; else what is still on its way counts, and then the newest attempt. */
export function deliveryStanding(
  newestFirst: readonly { state: MessageState }[]
): DeliveryStanding {
  const states = newestFirst.map(({ state }) => state)
  if (states.includes('sent')) return 'delivered'
  if (states.includes('queued') || states.includes('sending')) return 'under_way'
  const [newest] = states
  switch (newest) {
    case undefined:
      return 'nobody'
    case 'bounced':
    case 'failed':
    case 'unknown':
      return newest
    default:
      return 'under_way'
  }
}
