import { BaseCommand } from '@adonisjs/core/ace'
import pg from 'pg'
import { databaseSettings } from '#app/platform/database/settings'
import { migrateQueueSchema } from '#app/platform/queue/queue_schema'
import { appRole } from '#app/platform/supervisor/preparation'

export default class QueueMigrate extends BaseCommand {
  static commandName = 'queue:migrate'
  static description = 'Bring the tables of the queue to the version of the installed bullmq'
  static options = { startApp: true }

  async run(): Promise<void> {
    const settings = await databaseSettings()
    const owner = new pg.Client(settings.owner)
    await owner.connect()
    try {
      await migrateQueueSchema(owner, await appRole(settings))
      this.logger.success('the tables of the queue are up to date')
    } finally {
      await owner.end()
    }
  }
}
