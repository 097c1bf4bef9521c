import type { ArchivedEvent } from '#app/archive/record'

export interface EventSubject {
  invoiceId: string
  orderId: string
}

/**
 * What a domain further down knows of invoices that are being archived: deliveries, for one. Nothing
 * personal. `start/archive_sources.ts` names them.
 */
export type EventSource = (
  invoices: readonly EventSubject[]
) => Promise<Map<string, ArchivedEvent[]>>

export type LazyEventSource = () => Promise<{ default: EventSource }>
