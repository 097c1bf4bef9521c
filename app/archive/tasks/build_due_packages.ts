import archiveConfig from '#config/archive'
import { BuildPackages } from '#app/archive/actions/build_packages'
import { monthBefore } from '#app/archive/retention'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** From a day of the month on, archives the months that are over; later days take up what was late or cut short. */
export default class BuildDuePackages implements Task<object> {
  static id = 'archive.build_due_packages'

  async handle(): Promise<void> {
    const today = clock.businessDay()
    if (Number(today.slice(8)) < archiveConfig.dayOfMonth) return
    const month = monthBefore(today.slice(0, 7))
    await new BuildPackages().handle({ month, isUntil: true, by: SYSTEM })
  }
}
