import type { ChannelAlarm } from '#app/invoices/channel_alarms'
import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A seller cannot issue, or soon will not be able to. */
export class ChannelAlarmed extends DomainEvent<{ sellerId: string; alarm: ChannelAlarm }> {
  static type = 'invoices.channel_alarmed'
}
