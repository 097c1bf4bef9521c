import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ImportTaxCodes } from '#app/catalog/actions/import_tax_codes'
import TaxClassCode from '#app/catalog/models/tax_class_code'
import { findTaxClasses } from '#app/catalog/queries/find_tax_classes'
import { readTaxClassCsv } from '#app/catalog/tax_class_csv'
import { SYSTEM } from '#app/platform/actor'

/** The whole public table; not part of the project, so its test runs only where it is at hand. */
const WHOLE_TABLE = process.env.TAX_CLASS_CODES ?? ''

const SMALL = [
  'code,short_name,name,note',
  '3020101000000000000,邮政服务,邮件寄递服务,',
  '3020101010000000000,邮政服务,函件寄递服务,指信函',
  '3020101020000000000,,包裹寄递服务（停用）,',
].join('\n')

async function importText(text: string) {
  const read = await readTaxClassCsv(Buffer.from(text))
  if (!read.ok) return read.failure
  return new ImportTaxCodes().handle({ codes: read.value, by: SYSTEM })
}

test.group('importing tax class codes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('marks the leaves, and a second import renews what changed', async ({ assert }) => {
    assert.deepEqual(await importText(SMALL), { codes: 3 })
    await importText(SMALL.replace('指信函', '指信函和印刷品'))

    const letter = await TaxClassCode.findOrFail('3020101010000000000')
    assert.include(letter.$attributes, { isLeaf: true, note: '指信函和印刷品' })
    const parent = await TaxClassCode.findOrFail('3020101000000000000')
    assert.isFalse(parent.isLeaf)
  })

  test('refuses the whole file at the first wrong code', async ({ assert }) => {
    const failure = await importText(`${SMALL}\n30201,邮政服务,短码,`)
    assert.deepEqual(failure, { type: 'row_invalid', row: 5, column: 'code' })
    assert.isNull(await TaxClassCode.find('3020101010000000000'))
  })

  test('is looked up by code or name; groups and retired codes are not offered for a product', async ({
    assert,
  }) => {
    await importText(SMALL)
    const codes = async (text: string, options = {}) => {
      const found = await findTaxClasses(text, options)
      return found.map(({ code }) => code.slice(0, 9))
    }

    assert.deepEqual(await codes('3020101'), ['302010100', '302010101'])
    assert.deepEqual(await codes('寄递'), ['302010101', '302010100'])
    assert.deepEqual(await codes('寄递', { leavesOnly: true }), ['302010101'])
    assert.deepEqual(await codes('%'), [])
  })

  test('takes in the whole public table', async ({ assert }) => {
    const read = await readTaxClassCsv(await readFile(WHOLE_TABLE))
    if (!read.ok) throw new Error(read.failure.type)
    const { codes } = await new ImportTaxCodes().handle({ codes: read.value, by: SYSTEM })
    const stored = await TaxClassCode.all()
    assert.deepEqual([codes, stored.length], [4205, 4205])
    assert.isAbove(stored.filter(({ isLeaf }) => isLeaf).length, 3000)
  }).skip(!existsSync(WHOLE_TABLE), 'the public table is not here: set TAX_CLASS_CODES')
})
