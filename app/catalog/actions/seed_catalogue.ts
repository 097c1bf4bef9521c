import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { ImportProducts } from '#app/catalog/actions/import_products'
import Product from '#app/catalog/models/product'
import { readProductCsv } from '#app/catalog/product_csv'
import { SYSTEM } from '#app/platform/actor'
import type { DemoStep } from '#app/platform/demo/demo_step'

export default class SeedCatalogue implements DemoStep {
  async handle(): Promise<string> {
    const read = await readProductCsv(await readFile(app.makePath('resources/demo/catalog.csv')))
    if (!read.ok) throw new Error(`the demo catalogue: ${read.failure.type}`)

    const skus = read.value.map(({ sku }) => sku)
    const known = await Product.query().whereIn('sku', skus).select('id')
    if (known.length < skus.length) {
      const by = SYSTEM
      const imported = await new ImportProducts().handle({ rows: read.value, known: 'keep', by })
      if (!imported.ok) throw new Error(`the demo catalogue: ${imported.failure.type}`)
    }
    return `${skus.length} products with stock`
  }
}
