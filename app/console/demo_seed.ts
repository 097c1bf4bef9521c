import { BaseCommand, flags } from '@adonisjs/core/ace'
import { demoSteps } from '#start/demo_steps'
import { demoLoginsPath } from '#app/identity/demo_logins'

export default class DemoSeed extends BaseCommand {
  static commandName = 'demo:seed'
  static description = 'Fill an empty installation with people and data to try it out'
  static options = { startApp: true }

  @flags.boolean({ description: 'Also in production' })
  declare force: boolean

  async run(): Promise<void> {
    if (this.app.inProduction && !this.force) {
      this.logger.error('demo data does not belong into production (--force makes it anyway)')
      this.exitCode = 1
      return
    }
    for (const load of demoSteps) {
      const { default: Step } = await load()
      this.logger.success(await new Step().handle())
    }
    this.logger.info(`logins: ${demoLoginsPath()}`)
  }
}
