import { maskEmail } from '#app/customers/masking'
import { maskPhone } from '#app/customers/phone'
import { messageTexts } from '#app/notifications/message_texts'
import type Message from '#app/notifications/models/message'

/** A message as lists show it: its wording in the viewer's language, its recipient masked. */
export function messageView(message: Message, locale: 'zh-CN' | 'en') {
  const { subject, text } = messageTexts(message, locale, message.contentDetails.values)
  return { message, subject, text, recipient: maskedRecipient(message) }
}

export function maskedRecipient(message: Message): string {
  const { to } = message.recipientDetails
  switch (message.channel) {
    case 'mail':
      return maskEmail(to)
    case 'sms':
      return maskPhone(to)
    case 'site':
      return ''
  }
}
