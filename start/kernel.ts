import server from '@adonisjs/core/services/server'
import router from '@adonisjs/core/services/router'

server.errorHandler(() => import('#app/exceptions/handler'))
server.use([
  () => import('@adonisjs/static/static_middleware'),
  () => import('#app/middleware/appearance_middleware'),
  () => import('#app/middleware/sandbox_providers_middleware'),
])

router.use([
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('#app/middleware/browser_session_middleware'),
  () => import('#app/middleware/protection_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#app/middleware/initialize_bouncer_middleware'),
  () => import('#app/middleware/viewer_middleware'),
  () => import('#app/middleware/appearance_middleware'),
])

/** What routes ask for by name. */
export const middleware = router.named({
  auth: () => import('#app/middleware/auth_middleware'),
  staff: () => import('#app/middleware/staff_middleware'),
  customer: () => import('#app/middleware/customer_middleware'),
})
