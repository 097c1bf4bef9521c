import { BuildPackages } from '#app/archive/actions/build_packages'
import type { Actor } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

interface Asked {
  month: string
  by: Actor
}

/** Archives a month because somebody asked for it. */
export default class BuildPackagesTask implements Task<Asked> {
  static id = 'archive.build_packages'

  async handle({ month, by }: Asked): Promise<void> {
    await new BuildPackages().handle({ month, by })
  }
}
