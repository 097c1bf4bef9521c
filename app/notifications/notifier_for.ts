import type { Channel } from '#app/notifications/audience'
import { plugins } from '#app/platform/plugins/registry'

/** The first working notifier of a channel, in the order of config/plugins.ts. */
export function notifierFor(channel: Channel) {
  const listing = plugins
    .list('notify')
    .find(({ capabilities, problem }) => problem === null && capabilities.channel === channel)
  if (!listing) throw new Error(`no notifier works for ${channel}`)
  return {
    key: listing.key,
    attachments: listing.capabilities.attachments,
    instance: plugins.use('notify', listing.key),
  }
}
