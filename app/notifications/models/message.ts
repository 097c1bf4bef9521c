import { hasOne } from '@adonisjs/lucid/orm'
import type { HasOne } from '@adonisjs/lucid/types/relations'
import { MessageSchema } from '#database/schema'
import type { Channel } from '#app/notifications/audience'
import type { MessageState } from '#app/notifications/message_states'
import InvoiceLink from '#app/notifications/models/invoice_link'
import { open } from '#app/platform/crypto/envelope'

export interface Recipient {
  /** A mail address, a mobile number, or the id of a user for messages on the site. */
  to: string
  locale: 'zh-CN' | 'en'
}

export interface MessageContent {
  /** The values that stand in the template's texts, by name. */
  values: Record<string, string>
  /** The invoice whose documents go along. */
  invoiceId: string | null
  /** After this the message is worthless and is not sent any more. */
  expiresAt?: string
}

/** One message to one recipient over one channel: the ledger of what was told. */
export default class Message extends MessageSchema {
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare state: MessageState

  /** The way to the invoice that it carries; null on the site. */
  @hasOne(() => InvoiceLink)
  declare link: HasOne<typeof InvoiceLink>

  get recipientDetails(): Recipient {
    return open<Recipient>('messages.recipient', this.id, this.recipient)
  }

  get contentDetails(): MessageContent {
    return open<MessageContent>('messages.content', this.id, this.content)
  }
}
