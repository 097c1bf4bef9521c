import type { ApplicationService } from '@adonisjs/core/types'
import { DESK_CHANNEL, mayHearDesk, mayHearPerson } from '#app/live/channels'
import { changesListener } from '#app/live/changes_listener'
import type { NotificationListener } from '#app/platform/database/notification_listener'

/** Opens the event stream of live pages and, where pages are served, listens to what changes. */
export default class LiveProvider {
  #listener: NotificationListener | null = null

  constructor(protected app: ApplicationService) {}

  async start() {
    const transmit = await this.app.container.make('transmit')
    transmit.authorize(DESK_CHANNEL, (ctx) => mayHearDesk(ctx))
    transmit.authorize<{ id: string }>('people/:id', (ctx, { id }) => mayHearPerson(ctx, id))
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    this.#listener = changesListener(await this.app.container.make('transmit'))
    await this.#listener.start()
  }

  async shutdown() {
    await this.#listener?.stop()
  }
}
