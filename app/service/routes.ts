import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const CaseActs = () => import('#app/service/controllers/case_acts_controller')
const Cases = () => import('#app/service/controllers/cases_controller')
const Exceptions = () => import('#app/service/controllers/order_exceptions_controller')
const Ratings = () => import('#app/service/controllers/order_ratings_controller')

router
  .group(() => {
    router.get('/', [Cases, 'index'])
    router.get('/export/:format', [Cases, 'export']).where('format', EXPORT_FORMATS)
    router.get('/:id', [Cases, 'show'])
    router.post('/:id/ownership', [CaseActs, 'take'])
    router.post('/:id/return', [CaseActs, 'putBack'])
    router.post('/:id/notes', [CaseActs, 'note'])
    router.post('/:id/closing', [CaseActs, 'close'])
  })
  .prefix('/desk/cases')
  .as('cases')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .post('/desk/orders/:id/exception', [Exceptions, 'store'])
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .group(() => {
    router.get('/', [Ratings, 'show'])
    router.post('/', [Ratings, 'store'])
  })
  .prefix('/my/orders/:id/rating')
  .as('service.ratings')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])
