import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { readProductCsv } from '#app/catalog/product_csv'
import { readTaxClassCsv } from '#app/catalog/tax_class_csv'

const demo = (name: string) => readFile(new URL(`../../../resources/demo/${name}`, import.meta.url))
const PRODUCT_HEADER =
  'sku,name,spec,unit,price_incl_tax,tax_class_code,short_name,rate,min_qty,stock,fulfilment'

function codeTable(...codes: string[]): Buffer {
  return Buffer.from(`code,short_name,name,note\n${codes.map((c) => `${c},s,n,\n`).join('')}`)
}

test.group('catalogue files', () => {
  test('every product of the demo catalogue has a leaf of the demo table', async ({ assert }) => {
    const products = await readProductCsv(await demo('catalog.csv'))
    const codes = await readTaxClassCsv(await demo('tax_class_codes.csv'))
    assert.isTrue(products.ok && codes.ok)
    if (!products.ok || !codes.ok) return
    const byCode = new Map(codes.value.map((row) => [row.code, row]))
    assert.lengthOf(products.value, 24)
    for (const product of products.value) {
      const code = byCode.get(product.taxClassCode)
      assert.isTrue(code?.isLeaf, product.sku)
      assert.equal(code?.shortName, product.taxClassShortName, product.sku)
    }
  })

  test('prices come with two decimals, rates and quantities as written', async ({ assert }) => {
    const products = await readProductCsv(await demo('catalog.csv'))
    assert.deepInclude(products.ok ? products.value[4] : {}, {
      sku: 'PS-FJ01',
      unitPriceInclTax: '0.35',
      taxRate: '0.06',
      minQuantity: '100',
      fulfilment: 'service',
    })
  })

  test('a code is a leaf when no other continues it, pair by pair', async ({ assert }) => {
    const read = await readTaxClassCsv(
      codeTable(
        '1000000000000000000',
        '1010000000000000000',
        '1010100000000000000',
        '1011000000000000000',
        '1010110000000000000',
        '1010111000000000000'
      )
    )
    const leaves = read.ok ? read.value.filter(({ isLeaf }) => isLeaf).map(({ code }) => code) : []
    assert.deepEqual(leaves, ['1011000000000000000', '1010110000000000000', '1010111000000000000'])
  })

  test('the first wrong code names its row')
    .with([
      { codes: ['1000000000000000000', '100'], row: 3 },
      { codes: ['1000000000000000000', '1000000000000000000'], row: 3 },
      { codes: ['0000000000000000000'], row: 2 },
    ])
    .run(async ({ assert }, { codes, row }) => {
      const read = await readTaxClassCsv(codeTable(...codes))
      assert.deepEqual(read, { ok: false, failure: { type: 'row_invalid', row, column: 'code' } })
    })

  test('the first wrong cell of a product names its column: {column}')
    .with([
      { line: ',n,s,u,1.00,1000000000000000000,x,0.13,1,1,parcel', column: 'sku' },
      { line: 'A,n,s,u,1.001,1000000000000000000,x,0.13,1,1,parcel', column: 'price_incl_tax' },
      { line: 'A,n,s,u,1.00,100,x,0.13,1,1,parcel', column: 'tax_class_code' },
      { line: 'A,n,s,u,1.00,1000000000000000000,x,13%,1,1,parcel', column: 'rate' },
      { line: 'A,n,s,u,1.00,1000000000000000000,x,0.13,1,-1,parcel', column: 'stock' },
      { line: 'A,n,s,u,1.00,1000000000000000000,x,0.13,1,1,boat', column: 'fulfilment' },
    ])
    .run(async ({ assert }, { line, column }) => {
      const read = await readProductCsv(Buffer.from(`${PRODUCT_HEADER}\n${line}\n`))
      assert.deepEqual(read, { ok: false, failure: { type: 'row_invalid', row: 2, column } })
    })

  test('another table is refused', async ({ assert }) => {
    const read = await readTaxClassCsv(Buffer.from(`${PRODUCT_HEADER}\n`))
    assert.deepEqual(read, { ok: false, failure: { type: 'not_a_sheet' } })
  })
})
