import type { HttpContext } from '@adonisjs/core/http'
import { availabilityOf } from '#app/catalog/availability'
import ProductPolicy from '#app/catalog/policies/product_policy'
import { browseCatalogue, readCatalogueSearch } from '#app/catalog/queries/browse_catalogue'

/** What customers can order. */
export default class CatalogueController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('browse')
    const search = readCatalogueSearch(request.qs())
    const { products, after } = await browseCatalogue(search)
    return view.render('catalog/catalogue', {
      search,
      after,
      products: products.map((product) => ({
        product,
        availability: availabilityOf(product, product.minQuantity),
      })),
    })
  }
}
