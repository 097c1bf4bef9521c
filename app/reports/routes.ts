import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Charts = () => import('#app/reports/controllers/report_charts_controller')
const Sheets = () => import('#app/reports/controllers/report_sheets_controller')
const Reports = () => import('#app/reports/controllers/invoice_reports_controller')

router
  .group(() => {
    router.get('/', [Reports, 'index']).as('index')
    router.get('/chart.svg', [Charts, 'show']).as('chart')
    router.get('/sums.xlsx', [Sheets, 'sums']).as('sums')
    router.get('/lines.xlsx', [Sheets, 'lines']).as('lines')
  })
  .prefix('/desk/invoice-reports')
  .as('reports')
  .use([middleware.auth(), middleware.staff()])
