import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const Catalogue = () => import('#app/catalog/controllers/catalogue_controller')
const ProductImportsController = () => import('#app/catalog/controllers/product_imports_controller')
const ProductsController = () => import('#app/catalog/controllers/products_controller')
const StockAdjustmentsController = () =>
  import('#app/catalog/controllers/stock_adjustments_controller')
const TaxClassesController = () => import('#app/catalog/controllers/tax_classes_controller')

router
  .group(() => {
    router.get('/products', [ProductsController, 'index'])
    router.post('/products', [ProductsController, 'store'])
    router
      .get('/products/export/:format', [ProductsController, 'export'])
      .where('format', EXPORT_FORMATS)
    router.get('/products/new', [ProductsController, 'create'])
    router.get('/products/import', [ProductImportsController, 'create'])
    router.post('/products/import', [ProductImportsController, 'store'])
    router.get('/products/:id', [ProductsController, 'show'])
    router.post('/products/:id', [ProductsController, 'update'])
    router.get('/products/:id/edit', [ProductsController, 'edit'])
    router.get('/products/:id/stock-adjustments/new', [StockAdjustmentsController, 'create'])
    router.post('/products/:id/stock-adjustments', [StockAdjustmentsController, 'store'])
    router.get('/tax-classes', [TaxClassesController, 'index'])
  })
  .prefix('/desk')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .get('/my/catalogue', [Catalogue, 'index'])
  .as('catalogue.index')
  .use([middleware.auth(), middleware.customer()])
