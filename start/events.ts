/*
 * Who listens to what: the one page. Listeners are imported when the first message is relayed.
 */
import { on } from '#app/platform/outbox/subscriptions'
import { OrderSheetReceived } from '#app/orders/events/order_sheet_received'

on(OrderSheetReceived, [() => import('#app/orders/listeners/import_order_sheet')])
