import type { HttpContext } from '@adonisjs/core/http'
import ProductPolicy from '#app/catalog/policies/product_policy'
import { findTaxClasses } from '#app/catalog/queries/find_tax_classes'

/** The table of tax classes: a page to look things up, and suggestions for the product form. */
export default class TaxClassesController {
  async index({ bouncer, request, response, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('view')
    const text = String(request.input('q') ?? '').slice(0, 50)
    if (request.accepts(['html', 'json']) !== 'json')
      return view.render('catalog/tax_classes', { classes: await findTaxClasses(text), text })

    const leaves = await findTaxClasses(text, { leavesOnly: true })
    return response.json(
      leaves.map(({ code, name, shortName }) => ({ value: code, label: `${name} (${shortName})` }))
    )
  }
}
