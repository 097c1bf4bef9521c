import { VerifyStoredPackage } from '#app/archive/actions/verify_stored_package'
import type { Actor } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

interface Asked {
  packageId: string
  by: Actor
}

/** Reads a package again because somebody asked for it. */
export default class VerifyPackageTask implements Task<Asked> {
  static id = 'archive.verify_package'

  async handle(asked: Asked): Promise<void> {
    await new VerifyStoredPackage().handle(asked)
  }
}
