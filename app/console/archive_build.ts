import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { BuildPackages } from '#app/archive/actions/build_packages'
import { isMonth } from '#app/archive/retention'
import { SYSTEM } from '#app/platform/actor'
import Seller from '#app/sellers/models/seller'

export default class ArchiveBuild extends BaseCommand {
  static commandName = 'archive:build'
  static description = 'Archive the invoices of a month that are in no package yet'
  static options = { startApp: true }

  @args.string({ description: 'The month of issue: 2026-11' })
  declare month: string

  @flags.string({ description: 'Only this seller, by taxpayer id' })
  declare seller: string | undefined

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    if (!isMonth(this.month)) return this.refuse(`"${this.month}" is no month: write 2026-11`)
    const seller = this.seller ? await Seller.findBy('taxpayerId', this.seller) : null
    if (this.seller && !seller) return this.refuse(`there is no seller ${this.seller}`)
    const built = await new BuildPackages().handle({
      month: this.month,
      sellerId: seller?.id ?? null,
      by: SYSTEM,
    })
    if (built.leftOut.length > 0) this.exitCode = 1
    if (this.json) return console.log(JSON.stringify(built))
    this.logger.info(`${built.packages.length} packages were sealed`)
    for (const id of built.packages) this.logger.log(`  ${id}`)
    for (const { where, what } of built.leftOut) this.logger.error(`left out: ${where}: ${what}`)
  }

  private refuse(reason: string): void {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
