import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Charts = () => import('#app/figures/controllers/charts_controller')

router
  .get('/desk/charts/:name.svg', [Charts, 'show'])
  .as('figures.charts.show')
  .use([middleware.auth(), middleware.staff()])
