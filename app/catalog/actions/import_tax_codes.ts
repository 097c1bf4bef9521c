import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { TaxClassCodeRow } from '#app/catalog/tax_class_csv'
import type { Actor } from '#app/platform/actor'
import { insertMany } from '#app/platform/database/insert_many'

const CHUNK = 1000

/** Takes in the public table of tax class codes; a repeated import renews names and leaf marks. */
export class ImportTaxCodes {
  async handle(input: { codes: TaxClassCodeRow[]; by: Actor }) {
    await db.transaction(async (trx) => {
      for (let start = 0; start < input.codes.length; start += CHUNK) {
        await insertMany(
          trx,
          'tax_class_codes',
          input.codes.slice(start, start + CHUNK).map(toRow),
          `on conflict (code) do update
             set short_name = excluded.short_name, name = excluded.name, note = excluded.note, is_leaf = excluded.is_leaf`
        )
      }
      await record(
        {
          actor: input.by,
          action: 'catalog.tax_codes_imported',
          subject: 'tax_class_codes',
          subjectId: null,
          details: { codes: input.codes.length },
        },
        trx
      )
    })
    return { codes: input.codes.length }
  }
}

function toRow({ code, shortName, name, note, isLeaf }: TaxClassCodeRow) {
  return { code, short_name: shortName, name, note, is_leaf: isLeaf }
}
