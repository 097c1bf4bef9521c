import type { PluginListing } from '#app/platform/plugins/registry'
import { plugins } from '#app/platform/plugins/registry'

/** The couriers that can be used now, in the order of config/plugins.ts. */
export function couriersAtWork(): PluginListing<'courier'>[] {
  return plugins.list('courier').filter(({ problem }) => problem === null)
}

/** Null when it is gone or off. */
export function courierOf(key: string): PluginListing<'courier'> | null {
  return couriersAtWork().find((listing) => listing.key === key) ?? null
}

/** The translation key of a courier's name; the bare key of one that is gone. */
export function courierTitle(key: string): string {
  return plugins.find('courier', key)?.title ?? key
}
