import type { Outcome } from '#app/platform/http/outcome'
import { PluginInstance } from '#app/platform/plugins/capability'

/** What a notifier can do. The message ledger asks this, never the plugin's name. */
export interface NotifierCapabilities {
  channel: 'mail' | 'sms'
  /** Sends our own wording. Without it the provider holds the approved text and takes only the values. */
  freeText: boolean
  attachments: boolean
}

export interface Attachment {
  name: string
  mime: string
  bytes: Buffer
}

/**
 * One message to one recipient, ready to go. Personal throughout: never logged, never in an error.
 */
export interface OutgoingMessage {
  /**
   * The id of the row in the message ledger, stored before the call: the idempotency key. A provider
   * that knows such keys gets it; by mail it is the Message-ID, so that a repeat can be recognised.
   */
  messageId: string
  /** An e-mail address, or a mobile number of mainland China, as the channel asks. */
  to: string
  locale: 'zh-CN' | 'en'
  /** Our name of the template, `invoice_issued`; mapped by the plugin to the provider's approved one. */
  template: string
  /** The values that stand in the text, by name; all that a plugin without `freeText` sends. */
  values: Record<string, string>
  /** The finished wording; `html` only for mail. */
  subject: string
  text: string
  html: string | null
  /** Empty without the capability. */
  attachments: Attachment[]
}

/**
 * The contract of every notifier.
 *
 * A message counts as sent only when the provider accepted it: `succeeded`, with its number as
 * `reference`. `declined` will not work by trying again: `bad_recipient`, `refused` (the recipient's side sent it
 * back), `sender_refused`, `unknown_template`; `message` holds the codes of the answer, never its words.
 * `unknown` may have been sent; whether to risk a second copy is the ledger's decision, not the plugin's.
 */
export abstract class Notifier extends PluginInstance {
  abstract send(message: OutgoingMessage): Promise<Outcome<null>>
}

declare module '#app/platform/plugins/plugin' {
  interface PluginContracts {
    notify: { instance: Notifier; capabilities: NotifierCapabilities }
  }
}
