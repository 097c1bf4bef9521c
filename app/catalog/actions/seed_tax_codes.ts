import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { ImportTaxCodes } from '#app/catalog/actions/import_tax_codes'
import TaxClassCode from '#app/catalog/models/tax_class_code'
import { readTaxClassCsv } from '#app/catalog/tax_class_csv'
import { SYSTEM } from '#app/platform/actor'
import type { DemoStep } from '#app/platform/demo/demo_step'

/** A selection of the public table; an installation that has the whole table keeps it. */
export default class SeedTaxCodes implements DemoStep {
  async handle(): Promise<string> {
    const bytes = await readFile(app.makePath('resources/demo/tax_class_codes.csv'))
    const read = await readTaxClassCsv(bytes)
    if (!read.ok) throw new Error(`the demo tax codes: ${read.failure.type}`)

    const codes = read.value.map(({ code }) => code)
    const known = await TaxClassCode.query().whereIn('code', codes).select('code')
    if (known.length < codes.length)
      await new ImportTaxCodes().handle({ codes: read.value, by: SYSTEM })
    return `${codes.length} tax class codes`
  }
}
