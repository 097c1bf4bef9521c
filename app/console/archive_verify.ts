import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { VerifyStoredPackage } from '#app/archive/actions/verify_stored_package'
import { type Verification, verifyPackage } from '#app/archive/checks/verify_package'
import { givenCertificates } from '#app/archive/given_certificates'
import { trustedSigners } from '#app/archive/known_packages'
import { CHECKS } from '#app/archive/report'
import { SYSTEM } from '#app/platform/actor'
import { isId } from '#app/platform/database/uuid'
import { plainFile } from '#app/platform/files/random_source'

export default class ArchiveVerify extends BaseCommand {
  static commandName = 'archive:verify'
  static description = 'Check packages: files from anywhere by themselves, or stored ones by id'
  static options = { startApp: true }

  @args.spread({ description: 'Files (in the order of the chain), or ids of packages' })
  declare packages: string[]

  @flags.array({
    alias: 'c',
    description:
      'Fingerprint (SHA-256) of a certificate that must have signed every file; can be repeated',
  })
  declare certificate: string[] | undefined

  @flags.boolean({ description: 'Answer with one line of JSON each' })
  declare json: boolean

  /** Package hashes by issuer and place, of the files before. */
  private readonly earlier = new Map<string, string>()

  async run(): Promise<void> {
    const certificates = givenCertificates(this.certificate)
    if (!certificates) {
      this.logger.error('a fingerprint is 64 hexadecimal digits')
      this.exitCode = 1
      return
    }
    for (const named of this.packages) {
      const verification = isId(named)
        ? await this.ofStore(named, certificates)
        : await this.ofFile(named, certificates)
      if (!verification?.isSound) this.exitCode = 1
      if (!verification) this.logger.error(`${named}: there is no such package here`)
      else if (this.json) console.log(JSON.stringify({ package: named, ...verification }))
      else this.tell(named, verification)
    }
  }

  private async ofStore(packageId: string, certificates: string[]): Promise<Verification | null> {
    const verified = await new VerifyStoredPackage().handle({ packageId, certificates, by: SYSTEM })
    return verified.ok ? verified.value : null
  }

  /** From its bytes; the database is asked only for certificates of its issuer, when none are given. */
  private async ofFile(path: string, certificates: string[]): Promise<Verification> {
    const source = await plainFile(path)
    try {
      const verification = await verifyPackage(source, {
        know: async ({ taxpayerId, sequence }) => ({
          previousHash: this.earlier.get(`${taxpayerId} ${sequence - 1}`) ?? null,
          registeredHash: null,
          isKeptSealed: false,
          signers: await trustedSigners(taxpayerId, certificates),
        }),
      })
      const { seal } = verification
      if (seal) this.earlier.set(`${seal.taxpayerId} ${seal.sequence}`, seal.packageHash)
      return verification
    } finally {
      await source.close()
    }
  }

  private tell(named: string, { isSound, report, seal, summary }: Verification): void {
    if (isSound) this.logger.success(`${named} is sound`)
    else this.logger.error(`${named} is not as it was sealed`)
    if (seal && summary) {
      const { taxpayerId, month, part, sequence, packageHash } = seal
      this.logger.log(`  ${taxpayerId}  ${month} part ${part}, number ${sequence} of its chain`)
      this.logger.log(`  ${summary.invoices} invoices  ${packageHash}`)
    }
    for (const { name, outcome, looked, wrong, findings } of report.checks) {
      this.logger.log(
        `  ${CHECKS[name]}  ${name}: ${outcome} (${looked} looked at, ${wrong} wrong)`
      )
      for (const { where, what } of findings) this.logger.log(`    ${where}: ${what}`)
      if (name === 'signers_known' && outcome === 'not_checked')
        this.logger.log('    name the expected certificates with --certificate=FINGERPRINT')
    }
  }
}
