import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import vine from '@vinejs/vine'
import { SYSTEM } from '#app/platform/actor'
import type { DemoStep } from '#app/platform/demo/demo_step'
import { SaveSeller } from '#app/sellers/actions/save_seller'
import Seller from '#app/sellers/models/seller'
import { sellerForm } from '#app/sellers/validators'

/** An enterprise that does not exist, connected to the sandbox of the tax side. */
export default class SeedSeller implements DemoStep {
  async handle(): Promise<string> {
    const text = await readFile(app.makePath('resources/demo/seller.json'), 'utf8')
    const values = await vine.create(sellerForm).validate(JSON.parse(text))
    if (!(await Seller.findBy('taxpayerId', values.taxpayerId))) {
      const isDefault = (await Seller.findBy('isDefault', true)) === null
      const saved = await new SaveSeller().handle({
        sellerId: null,
        values: { ...values, isDefault },
        by: SYSTEM,
      })
      if (!saved.ok) throw new Error(`the demo seller: ${saved.failure.type}`)
    }
    return 'a seller'
  }
}
