import { readFile } from 'node:fs/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { ImportTaxCodes } from '#app/catalog/actions/import_tax_codes'
import { readTaxClassCsv } from '#app/catalog/tax_class_csv'
import { SYSTEM } from '#app/platform/actor'

export default class CatalogImportTaxCodes extends BaseCommand {
  static commandName = 'catalog:import-tax-codes'
  static description =
    'Take in the public table of tax class codes (csv: code,short_name,name,note)'
  static options = { startApp: true }

  @args.string({ description: 'The csv file' })
  declare file: string

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const read = await readTaxClassCsv(await readFile(this.file))
    if (!read.ok) {
      if (this.json) console.log(JSON.stringify({ imported: false, ...read.failure }))
      else this.logger.error(`nothing was imported: ${JSON.stringify(read.failure)}`)
      this.exitCode = 1
      return
    }
    const { codes } = await new ImportTaxCodes().handle({ codes: read.value, by: SYSTEM })
    const leaves = read.value.filter(({ isLeaf }) => isLeaf).length
    if (this.json) console.log(JSON.stringify({ imported: true, codes, leaves }))
    else this.logger.success(`${codes} tax class codes, ${leaves} of them leaves`)
  }
}
