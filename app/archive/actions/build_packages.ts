import logger from '@adonisjs/core/services/logger'
import { BuildPackage } from '#app/archive/actions/build_package'
import { ClaimInvoices } from '#app/archive/actions/claim_invoices'
import { type DuePackage, duePackages } from '#app/archive/queries/due_packages'
import type { Finding } from '#app/archive/report'
import type { Actor } from '#app/platform/actor'

export interface Built {
  /** Ids of the packages that were sealed. */
  packages: string[]
  /** Invoices that could not be archived, and why. */
  leftOut: Finding[]
}

const MOST_TRIES = 5

/** Archives every invoice of a month that is in no package yet; a large month becomes several packages. */
export class BuildPackages {
  async handle(input: Parameters<typeof duePackages>[0] & { by: Actor }): Promise<Built> {
    const built: Built = { packages: [], leftOut: [] }
    for (const due of await duePackages(input)) await this.#build(due, input.by, built)
    const { packages, leftOut } = built
    if (packages.length + leftOut.length > 0)
      logger.info({ packages: packages.length, leftOut: leftOut.length }, 'invoices archived')
    return built
  }

  async #build(due: DuePackage, by: Actor, built: Built): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES;) {
      const building = await new ClaimInvoices().handle({ ...due, by })
      if (!building) return
      const result = await new BuildPackage().handle({ building, by })
      if (result.ok) {
        built.packages.push(building.id)
        built.leftOut.push(...result.value.leftOut)
        // What was left out would be claimed again at once.
        if (result.value.leftOut.length > 0) return
      } else if (result.failure.type === 'nothing_sound') {
        built.leftOut.push(...result.failure.leftOut)
        return
      } else tries++
    }
    throw new Error(`the archive of ${due.month} was overtaken again and again`)
  }
}
