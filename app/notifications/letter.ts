import { namesOf } from '#app/notifications/attached_files'
import { invoiceAttachments } from '#app/notifications/invoice_attachments'
import { messageTexts } from '#app/notifications/message_texts'
import InvoiceLink from '#app/notifications/models/invoice_link'
import type Message from '#app/notifications/models/message'
import type { OutgoingMessage } from '#app/notifications/notifier'
import { clock } from '#app/platform/clock'

/** A message as it goes out now: its texts, and the files that it can carry. */
export async function letterOf(
  message: Message,
  { takesFiles }: { takesFiles: boolean }
): Promise<OutgoingMessage> {
  const { to, locale } = message.recipientDetails
  const { values: stored, invoiceId } = message.contentDetails
  const files = takesFiles && invoiceId ? await invoiceAttachments(invoiceId) : []
  const values = invoiceId
    ? {
        ...stored,
        ...(await validity(message)),
        attached: namesOf(files.map(({ format }) => format)),
      }
    : stored
  return {
    messageId: message.id,
    to,
    locale,
    template: message.template,
    values,
    ...messageTexts(message, locale, values),
    attachments: files.map(({ name, mime, bytes }) => ({ name, mime, bytes })),
  }
}

/** A link is renewed when its message is sent once more, and left out once it is withdrawn. */
async function validity({ id }: Message): Promise<Record<string, string>> {
  const link = await InvoiceLink.findBy({ messageId: id })
  if (link?.standing !== 'open') return { link: '' }
  return { linkUntil: clock.businessDay(link.expiresAt) }
}
