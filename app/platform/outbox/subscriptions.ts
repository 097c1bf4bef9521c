import { QUEUE_NAMES } from '#app/platform/queue/queue_name'
import type { EventClass } from './domain_event.js'
import type { ListenerClass } from './listener.js'

type Lazy<Payload extends object> = () => Promise<{ default: ListenerClass<Payload> }>

const declared: { type: string; listeners: Lazy<never>[] }[] = []
let loading: Promise<Map<string, ListenerClass[]>> | null = null

/** Says who listens to an event. Only `start/events.ts` calls it. */
export function on<Payload extends object>(
  event: EventClass<Payload>,
  listeners: Lazy<Payload>[]
): void {
  declared.push({ type: event.type, listeners })
  loading = null
}

/** The listeners by event type; their files are imported on the first call. */
export function subscriptions(): Promise<Map<string, ListenerClass[]>> {
  loading ??= loadAll()
  return loading
}

/** Throws when no listener of that id is on the page any more. */
export async function listenerById(id: string): Promise<ListenerClass> {
  const byType = await subscriptions()
  const found = [...byType.values()].flat().find((listener) => listener.id === id)
  if (found === undefined) throw new Error(`no listener is called "${id}"`)
  return found
}

async function loadAll(): Promise<Map<string, ListenerClass[]>> {
  const byType = new Map<string, ListenerClass[]>()
  for (const { type, listeners } of declared) {
    const files = await Promise.all(listeners.map((load) => load()))
    const loaded = files.map((file) => file.default)
    byType.set(type, [...(byType.get(type) ?? []), ...loaded])
  }
  checkIds(byType)
  return byType
}

function checkIds(byType: Map<string, ListenerClass[]>): void {
  const owners = new Map<string, ListenerClass>()
  for (const [type, listeners] of byType) {
    if (new Set(listeners).size < listeners.length)
      throw new Error(`a listener stands twice below ${type}`)
    for (const listener of listeners) {
      // The id is part of a job id, which must not hold a colon.
      if (!/^[a-z_]+\.[a-z_]+$/.test(listener.id))
        throw new Error(`listener of ${type}: "${listener.id}" is no id like "domain.does_it"`)
      if (![...QUEUE_NAMES, 'relay'].includes(listener.queue))
        throw new Error(`listener ${listener.id}: no queue is called "${listener.queue}"`)
      if ((owners.get(listener.id) ?? listener) !== listener)
        throw new Error(`two listeners are called "${listener.id}"`)
      owners.set(listener.id, listener)
    }
  }
}
