import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Certificates = () => import('#app/sellers/controllers/certificates_controller')
const ChannelChecks = () => import('#app/sellers/controllers/channel_checks_controller')
const Qualifications = () => import('#app/sellers/controllers/qualifications_controller')
const Sellers = () => import('#app/sellers/controllers/sellers_controller')

router
  .group(() => {
    router.get('/', [Sellers, 'index'])
    router.post('/', [Sellers, 'store'])
    router.get('/new', [Sellers, 'create'])
    router.post('/:id', [Sellers, 'update'])
    router.get('/:id/edit', [Sellers, 'edit'])
    router.post('/:id/certificates', [Certificates, 'store'])
    router.post('/:id/channel-check', [ChannelChecks, 'store'])
    router.post('/:id/papers', [Qualifications, 'store'])
    router.get('/:id/papers/new', [Qualifications, 'create'])
    router.get('/:id/papers/:paperId', [Qualifications, 'show'])
  })
  .prefix('/desk/sellers')
  .as('sellers')
  .where('id', router.matchers.uuid())
  .where('paperId', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
