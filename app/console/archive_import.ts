import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { type ImportFailure, ImportPackage } from '#app/archive/actions/import_package'
import { givenCertificates } from '#app/archive/given_certificates'
import { SYSTEM } from '#app/platform/actor'
import { never } from '#app/platform/result'

export default class ArchiveImport extends BaseCommand {
  static commandName = 'archive:import'
  static description = 'Take packages into this installation, as they were archived'
  static options = { startApp: true }

  @args.spread({ description: 'Files, in the order of the chain' })
  declare files: string[]

  @flags.array({
    alias: 'c',
    description:
      'Fingerprint (SHA-256) of a certificate that must have signed every file; can be repeated',
  })
  declare certificate: string[] | undefined

  @flags.boolean({ description: 'Answer with one line of JSON each' })
  declare json: boolean

  async run(): Promise<void> {
    const certificates = givenCertificates(this.certificate)
    if (!certificates) {
      this.logger.error('a fingerprint is 64 hexadecimal digits')
      this.exitCode = 1
      return
    }
    for (const path of this.files) {
      const imported = await new ImportPackage().handle({ path, certificates, by: SYSTEM })
      if (!imported.ok) this.exitCode = 1
      if (this.json) console.log(JSON.stringify({ file: path, ...imported }))
      else if (!imported.ok) this.refuse(path, imported.failure)
      else if (imported.value.isKnown) this.logger.info(`${path} was here before`)
      else this.logger.success(`${path}: ${imported.value.invoices} invoices`)
    }
  }

  private refuse(path: string, failure: ImportFailure): void {
    switch (failure.type) {
      case 'unsound':
        this.logger.error(`${path} is not as it was sealed, or contradicts what is here`)
        for (const { name, findings } of failure.report.checks)
          for (const { where, what } of findings) this.logger.log(`  ${name}: ${where}: ${what}`)
        return
      case 'already_archived':
        this.logger.error(
          `${path}: another package holds ${failure.numbers.length} of its invoices`
        )
        return
      case 'place_taken':
        this.logger.error(`${path}: a package of this month and part is here`)
        return
      default:
        never(failure)
    }
  }
}
