import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import deliveryConfig from '#config/delivery'
import type { DraftMessage } from '#app/notifications/actions/queue_drafts'
import { linkAddress, newLinkId } from '#app/notifications/invoice_link'
import { clock } from '#app/platform/clock'

/** Letters and text messages about an invoice carry a way to it; who is signed in needs none. */
export function withLink(draft: DraftMessage): { draft: DraftMessage; linkId: string | null } {
  if (draft.invoiceId === null || draft.addressee.channel === 'site') return { draft, linkId: null }
  const linkId = newLinkId()
  const link = { link: linkAddress(linkId), linkUntil: clock.businessDay(expiry()) }
  return { draft: { ...draft, values: { ...draft.values, ...link } }, linkId }
}

export function linkRow(id: string, message: { id: string; invoice_id: string | null }) {
  return {
    id,
    invoice_id: message.invoice_id,
    message_id: message.id,
    expires_at: expiry(),
    created_at: clock.now(),
  }
}

/** The days count from the last sending; a link that was withdrawn stays so. */
export async function renewLink(messageId: string, trx: TransactionClientContract): Promise<void> {
  await trx
    .from('invoice_links')
    .where('message_id', messageId)
    .whereNull('revoked_at')
    .update({ expires_at: clock.timestamp(expiry()) })
}

function expiry() {
  return clock.now().plus({ days: deliveryConfig.linkDays })
}
