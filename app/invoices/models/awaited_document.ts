import { AwaitedDocumentSchema } from '#database/schema'
import type { DocumentFormat } from '#app/invoices/channel_messages'

/**
 * A document that the tax channel is to hand over. Settled when it is stored, or when the house has given up waiting
 * for it before others are told; it is asked for until `nextAt` is null all the same.
 */
export default class AwaitedDocument extends AwaitedDocumentSchema {
  declare format: DocumentFormat
  declare problem: 'not_there_yet' | 'not_a_document' | 'differs' | 'channel_unavailable' | null
}
