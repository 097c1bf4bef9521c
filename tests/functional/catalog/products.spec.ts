import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { AdjustStock, type StockAdjustment } from '#app/catalog/actions/adjust_stock'
import { ChangeProduct } from '#app/catalog/actions/change_product'
import { CreateProduct } from '#app/catalog/actions/create_product'
import { ImportProducts } from '#app/catalog/actions/import_products'
import Product from '#app/catalog/models/product'
import type { ProductRow } from '#app/catalog/product_csv'
import type { ProductValues } from '#app/catalog/product_values'
import { productList } from '#app/catalog/product_list'
import { loadProducts } from '#app/catalog/queries/list_products'
import { readListQuestion } from '#app/lists/question'
import { readPage, ROWS_PER_PAGE } from '#app/lists/read_page'
import { SYSTEM } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import { givenProduct, stockOf } from '#tests/support/catalogue'
import { givenOrder, orderDraft } from '#tests/support/orders'

const LEAF = '3020101020000000000'
const GROUP = '3020101000000000000'

const values: ProductValues = {
  name: '包裹寄递服务',
  spec: '首重1kg',
  unit: '件',
  unitPriceInclTax: '18.50',
  taxClassCode: LEAF,
  taxRate: '0.09',
  taxTreatment: 'taxed',
  minQuantity: '1',
  fulfilment: 'parcel',
  isActive: true,
}

const REFUSED: { why: string; change: Partial<ProductValues>; type: string }[] = [
  {
    why: 'an unknown code',
    change: { taxClassCode: '9999999999999999999' },
    type: 'tax_code_unknown',
  },
  { why: 'a group', change: { taxClassCode: GROUP }, type: 'tax_code_not_leaf' },
  { why: 'taxed at 0 %', change: { taxRate: '0' }, type: 'rate_and_treatment_differ' },
  {
    why: 'exempt with a rate',
    change: { taxTreatment: 'exempt' },
    type: 'rate_and_treatment_differ',
  },
]

function create(sku: string, change: Partial<ProductValues> = {}) {
  const product = { sku, values: { ...values, ...change }, onHand: '5', by: SYSTEM }
  return new CreateProduct().handle(product)
}

function adjust(change: Omit<StockAdjustment, 'by'>) {
  return db.transaction((trx) => new AdjustStock().handle({ ...change, by: SYSTEM }, trx))
}

function rowOf(sku: string, change: Partial<ProductRow> = {}): ProductRow {
  const { name, unit, unitPriceInclTax, taxClassCode, taxRate, minQuantity, fulfilment } = values
  const fields = { name, unit, unitPriceInclTax, taxClassCode, taxRate, minQuantity, fulfilment }
  return { sku, spec: '', taxClassShortName: '邮政服务', stock: '7', ...fields, ...change }
}

async function auditOf(productId: string) {
  return db.from('audit_entries').where('subject_id', productId).orderBy('id')
}

test.group('products', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await givenProduct()
    await db
      .table('tax_class_codes')
      .insert({ code: GROUP, short_name: '邮政服务', name: '邮件寄递服务', is_leaf: false })
  })

  test('are entered with stock, and a SKU belongs to one of them', async ({ assert }) => {
    const created = await create('P-1')
    const product = await Product.findByOrFail('sku', 'P-1')
    assert.deepEqual(created, { ok: true, value: { id: product.id } })
    assert.deepEqual(await stockOf(product), { onHand: '5.000', held: '0.000' })
    assert.deepEqual(await create('P-1'), { ok: false, failure: { type: 'sku_taken' } })
  })

  test('are refused with {why}')
    .with(REFUSED)
    .run(async ({ assert }, { change, type }) => {
      const created = await create('P-1', change)
      assert.isTrue(!created.ok && created.failure.type === type)
      assert.isNull(await Product.findBy('sku', 'P-1'))
    })

  test('keep old and new value of a change in the log, and write nothing for none', async ({
    assert,
  }) => {
    const created = await create('P-1')
    if (!created.ok) throw new Error(created.failure.type)
    const { id: productId } = created.value
    const change = (to: Partial<ProductValues>) =>
      new ChangeProduct().handle({ productId, values: { ...values, ...to }, by: SYSTEM })
    await change({ taxRate: '0.0900' })
    await change({ unitPriceInclTax: '20.00', isActive: false })

    const [, entry, ...more] = await auditOf(productId)
    assert.lengthOf(more, 0)
    assert.equal(entry.action, 'catalog.product_changed')
    assert.deepEqual(entry.details.changes, {
      unitPriceInclTax: { from: '18.50', to: '20.00' },
      isActive: { from: true, to: false },
    })
  })

  test('come from a file: new ones with stock, known ones renewed or kept', async ({ assert }) => {
    await create('P-1')
    const rows = [rowOf('P-1', { unitPriceInclTax: '9.90', stock: '99' }), rowOf('P-2')]
    const kept = await new ImportProducts().handle({ rows, known: 'keep', by: SYSTEM })
    assert.deepEqual(kept, { ok: true, value: { created: 1, changed: 0 } })
    const renewed = await new ImportProducts().handle({ rows, known: 'renew', by: SYSTEM })
    assert.deepEqual(renewed, { ok: true, value: { created: 0, changed: 1 } })

    const first = await Product.findByOrFail('sku', 'P-1')
    assert.equal(first.unitPriceInclTax, '9.90')
    assert.deepEqual(await stockOf(first), { onHand: '5.000', held: '0.000' })
  })

  test('come from a file whole or not at all', async ({ assert }) => {
    const rows = [rowOf('P-1'), rowOf('P-2', { taxRate: '0.07' })]
    const imported = await new ImportProducts().handle({ rows, known: 'renew', by: SYSTEM })
    assert.deepEqual(imported, { ok: false, failure: { type: 'rate_unknown', sku: 'P-2' } })
    assert.isNull(await Product.findBy('sku', 'P-1'))
  })

  test('are listed by SKU, page by page in both directions, found by a piece of text', async ({
    assert,
  }) => {
    const name = `list ${newId()}`
    const skus = Array.from({ length: ROWS_PER_PAGE + 3 }, (_, index) => `L-${100 + index}`)
    const rows = skus.map((sku) => rowOf(sku, { name }))
    await new ImportProducts().handle({ rows, known: 'keep', by: SYSTEM })

    const pageOf = (asked: Record<string, unknown>) =>
      readPage(productList, readListQuestion(productList, asked))
    const first = await pageOf({ q: name })
    assert.isNull(first.newer)
    const second = await pageOf({ q: name, after: first.older })
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ sku }) => sku),
      skus
    )
    assert.isNull(second.older)
    const back = await pageOf({ q: name, after: second.newer })
    assert.deepEqual(back, first)
    const literal = await pageOf({ q: `${name}_` })
    assert.lengthOf(literal.rows, 0)
  })
})

test.group('stock by hand', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('grows, shrinks or becomes what was counted, with its reason in the log', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '10' })
    await adjust({ productId: product.id, reason: 'received', quantity: '2.5' })
    await adjust({ productId: product.id, reason: 'damaged', quantity: '4' })
    await adjust({ productId: product.id, reason: 'counted', quantity: '7' })

    const entries = await auditOf(product.id)
    assert.deepEqual(
      entries.map(({ details }) => details),
      [
        { reason: 'received', from: '10.000', to: '12.5' },
        { reason: 'damaged', from: '12.500', to: '8.5' },
        { reason: 'counted', from: '8.500', to: '7' },
      ]
    )
    assert.deepEqual(await stockOf(product), { onHand: '7.000', held: '0.000' })
  })

  test('never goes below what orders hold', async ({ assert }) => {
    const product = await givenProduct({ stock: '10' })
    await givenOrder({ product, draft: orderDraft(product, { quantity: '6' }) })
    const adjusted = await adjust({ productId: product.id, reason: 'lost', quantity: '5' })
    assert.deepEqual(adjusted, { ok: false, failure: { type: 'below_held', held: '6.000' } })
    assert.deepEqual(await stockOf(product), { onHand: '10.000', held: '6.000' })
  })

  test('that arrives goes to the orders that wait, oldest first and none overtaken', async ({
    assert,
  }) => {
    const product = await givenProduct({ stock: '0' })
    for (const quantity of ['2', '5', '1'])
      await givenOrder({ product, draft: orderDraft(product, { quantity }) })
    await adjust({ productId: product.id, reason: 'received', quantity: '4' })

    const holds = await db.from('stock_holds').where('product_id', product.id).orderBy('quantity')
    assert.deepEqual(
      holds.map(({ quantity, state }) => [quantity, state]),
      [
        ['1.000', 'back_ordered'],
        ['2.000', 'held'],
        ['5.000', 'back_ordered'],
      ]
    )
    const [row] = await loadProducts([product.id])
    assert.deepInclude(row, { free: '2.000', backOrdered: '6.000', isAwaited: true })
  })
})
