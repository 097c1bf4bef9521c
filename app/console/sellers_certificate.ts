import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { SYSTEM } from '#app/platform/actor'
import { MakeCertificates } from '#app/sellers/actions/make_certificates'
import Seller from '#app/sellers/models/seller'

export default class SellersCertificate extends BaseCommand {
  static commandName = 'sellers:certificate'
  static description = 'Make new sample certificates for signing; those in use are retired and kept'
  static options = { startApp: true }

  @args.string({ description: 'Taxpayer id; without it the default seller', required: false })
  declare seller?: string

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const wanted = this.seller ? { taxpayerId: this.seller.toUpperCase() } : { isDefault: true }
    const seller = await Seller.query().where(wanted).first()
    if (!seller) return this.giveUp()
    const made = await new MakeCertificates().handle({
      sellerId: seller.id,
      onlyMissing: false,
      by: SYSTEM,
    })
    if (!made.ok) return this.giveUp()
    const certificates = made.value.map(({ purpose, fingerprint, validFrom, validUntil }) => ({
      purpose,
      fingerprint,
      validFrom: validFrom.toISODate(),
      validUntil: validUntil.toISODate(),
    }))
    if (this.json) return console.log(JSON.stringify({ seller: seller.taxpayerId, certificates }))
    for (const { purpose, fingerprint, validUntil } of certificates)
      this.logger.success(`${seller.name}: ${purpose} ${fingerprint}, until ${validUntil}`)
    this.logger.log('Samples without force in law. What was signed before stays verifiable.')
  }

  private giveUp(): void {
    this.logger.error(this.seller ? `there is no seller ${this.seller}` : 'there is no seller yet')
    this.exitCode = 1
  }
}
