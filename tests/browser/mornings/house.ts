import { DayWork } from '#tests/support/day_work'
import { type SmallDay, startSmallDay } from '#tests/support/small_day'

/** The small day in which all mornings take place, and those who do the work of others in it. */
export class House {
  declare day: SmallDay
  declare work: DayWork

  async open(): Promise<() => Promise<void>> {
    this.day = await startSmallDay()
    this.work = await DayWork.in(this.day)
    return () => this.day.stop()
  }
}
