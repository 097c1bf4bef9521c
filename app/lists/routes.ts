import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Layouts = () => import('#app/lists/controllers/list_layouts_controller')
const Views = () => import('#app/lists/controllers/saved_views_controller')

router
  .group(() => {
    router.post('/lists/:list/layout', [Layouts, 'store']).where('list', /^[a-z_]{1,40}$/)
    router.post('/views', [Views, 'store'])
    router.post('/views/:id', [Views, 'update']).where('id', router.matchers.uuid())
    router.post('/views/:id/removal', [Views, 'destroy']).where('id', router.matchers.uuid())
  })
  .prefix('/desk')
  .as('lists')
  .use([middleware.auth(), middleware.staff()])
