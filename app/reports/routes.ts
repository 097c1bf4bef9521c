import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Charts = () => import('#app/reports/controllers/report_charts_controller')
const Sheets = () => import('#app/reports/controllers/report_sheets_controller')
const Closings = () => import('#app/reports/controllers/month_closings_controller')
const Declarations = () => import('#app/reports/controllers/declarations_controller')
const Reports = () => import('#app/reports/controllers/invoice_reports_controller')

router
  .group(() => {
    router.get('/', [Reports, 'index']).as('index')
    router.get('/chart.svg', [Charts, 'show']).as('chart')
    router.get('/sums.xlsx', [Sheets, 'sums']).as('sums')
    router.get('/lines.xlsx', [Sheets, 'lines']).as('lines')
    router.get('/declaration', [Declarations, 'index']).as('declaration')
    router.get('/declaration.xlsx', [Declarations, 'sheet']).as('declaration_sheet')
    router.get('/closing', [Closings, 'index']).as('closings')
    router.get('/closing/:month', [Closings, 'show']).as('closing')
    router.post('/closing/:month/checks', [Closings, 'check']).as('checks')
    router.post('/closing/:month/closure', [Closings, 'close']).as('closure')
    router.post('/closing/:month/reopening', [Closings, 'reopen']).as('reopening')
  })
  .prefix('/desk/invoice-reports')
  .as('reports')
  .where('month', /^\d{4}-(0[1-9]|1[0-2])$/)
  .use([middleware.auth(), middleware.staff()])
