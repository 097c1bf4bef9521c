import logger from '@adonisjs/core/services/logger'
import { type Broadcaster, broadcastChange } from '#app/live/broadcast_change'
import { NotificationListener } from '#app/platform/database/notification_listener'
import { type Change, CHANGES_CHANNEL } from '#app/platform/live/announce_change'

/** Hears in this process what has changed in any, and passes it on to open pages. */
export function changesListener(transmit: Broadcaster): NotificationListener {
  return new NotificationListener({
    channel: CHANGES_CHANNEL,
    name: 'shuiyou-live',
    onNotification(payload) {
      const change: Change = JSON.parse(payload)
      broadcastChange(change, transmit).catch((error: unknown) =>
        logger.warn({ err: error }, 'open pages were not told of a change')
      )
    },
    // What was missed while nobody listened: every page looks again.
    onListening: () => transmit.broadcast('desk', { subject: 'all', ids: [], orders: [] }),
  })
}
