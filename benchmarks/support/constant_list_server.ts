/**
 * The web server of the house, but its list of orders asks for nothing: it shows the rows of its first
 * answer for ever. What is left is the way through the middleware and the template.
 */
import 'reflect-metadata'
import type { HttpContext } from '@adonisjs/core/http'
import { boot } from '../../bin/boot.js'

await boot('server', async (ignitor) => {
  await ignitor
    .tap((app) => app.booted(keepFirstList))
    .httpServer()
    .start()
})

async function keepFirstList(): Promise<void> {
  const { default: OrdersController } = await import('#app/orders/controllers/orders_controller')
  const index = OrdersController.prototype.index
  let first: Parameters<HttpContext['view']['render']> | null = null
  OrdersController.prototype.index = function (context: HttpContext) {
    const { view } = context
    if (first) return view.render(...first)
    const render = view.render.bind(view)
    view.render = (...given) => render(...(first = given))
    return index.call(this, context)
  }
}
