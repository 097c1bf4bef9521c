import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Runs = () => import('#app/reconciliation/controllers/reconciliation_runs_controller')

router
  .group(() => {
    router.get('/', [Runs, 'index']).as('index')
    router.post('/runs', [Runs, 'store']).as('store')
  })
  .prefix('/desk/reconciliation')
  .as('reconciliation')
  .use([middleware.auth(), middleware.staff()])
