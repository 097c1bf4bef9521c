import type { QueueName } from '#app/platform/queue/queue_name'

/** A stored event on its way to one listener. */
export interface Message<Payload extends object = object> {
  id: string
  type: string
  payload: Payload
}

/**
 * Handles one kind of message. Delivery is at least once: what it writes belongs into
 * `once(message, id, …)`, and everything else must bear being done again.
 */
export interface Listener<Payload extends object> {
  handle(message: Message<Payload>): Promise<void>
  /** For listeners of the relay that write the same few rows: one call for all messages of a batch. */
  handleMany?(messages: readonly Message<Payload>[]): Promise<void>
}

export interface ListenerClass<Payload extends object = never> {
  /** `<domain>.<what_it_does>`. Stays for ever: receipts carry it. */
  id: string
  /**
   * Where it runs: a queue (outside calls, timers, heavy work; retried with growing pauses), or
   * `relay`, inside the relay itself, for listeners that only write our own rows.
   */
  queue: QueueName | 'relay'
  new (): {
    handle: (message: Message<Payload>) => Promise<void>
    handleMany?: (messages: readonly Message<Payload>[]) => Promise<void>
  }
}
