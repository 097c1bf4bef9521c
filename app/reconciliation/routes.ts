import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Traces = () => import('#app/reconciliation/controllers/invoice_traces_controller')
const Runs = () => import('#app/reconciliation/controllers/reconciliation_runs_controller')

router
  .group(() => {
    router.get('/', [Runs, 'index']).as('index')
    router.post('/runs', [Runs, 'store']).as('store')
  })
  .prefix('/desk/reconciliation')
  .as('reconciliation')
  .use([middleware.auth(), middleware.staff()])

router
  .group(() => {
    router.get('/trace', [Traces, 'show']).as('show')
    router
      .get('/trace/:format', [Traces, 'export'])
      .where('format', /^(xlsx|json)$/)
      .as('export')
  })
  .prefix('/desk/invoices/:id')
  .as('traces')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
