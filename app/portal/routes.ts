import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Home = () => import('#app/portal/controllers/home_controller')

router
  .group(() => {
    router.get('/', [Home, 'show'])
  })
  .prefix('/my')
  .as('portal')
  .use([middleware.auth(), middleware.customer()])
