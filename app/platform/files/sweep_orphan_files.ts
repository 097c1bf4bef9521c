import { fileStore } from '#app/platform/files/store'
import type { Task } from '#app/platform/queue/tasks'

/** Frees the disk of files whose transaction failed, or whose row was deleted. */
export default class SweepOrphanFiles implements Task<object> {
  static id = 'files.sweep_orphan_files'

  async handle(): Promise<void> {
    await fileStore.sweepOrphans()
  }
}
