/*
 * Who adds events to the record of an invoice that is archived. The one page.
 */
import type { LazyEventSource } from '#app/archive/event_source'

export const archiveSources: LazyEventSource[] = [
  () => import('#app/notifications/queries/deliveries_of_invoices'),
]
