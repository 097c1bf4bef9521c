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
  /**
   * For work that costs less together: one call for all messages of a batch. When it fails, each message is brought
   * again by itself.
   */
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
  /** Of a listener of a queue with `handleMany`: the most messages of one call. */
  atOnce?: number
  new (): {
    handle: (message: Message<Payload>) => Promise<void>
    handleMany?: (messages: readonly Message<Payload>[]) => Promise<void>
  }
}
