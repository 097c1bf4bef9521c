import server from '@adonisjs/core/services/server'
import router from '@adonisjs/core/services/router'

server.errorHandler(() => import('#app/exceptions/handler'))
server.use([
  () => import('@adonisjs/static/static_middleware'),
  () => import('#app/middleware/sandbox_providers_middleware'),
])
router.use([() => import('@adonisjs/core/bodyparser_middleware')])
