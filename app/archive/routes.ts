import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const Destructions = () => import('#app/archive/controllers/archive_destructions_controller')
const Documents = () => import('#app/archive/controllers/archived_documents_controller')
const Files = () => import('#app/archive/controllers/archive_files_controller')
const Invoices = () => import('#app/archive/controllers/archived_invoices_controller')
const Packages = () => import('#app/archive/controllers/archive_packages_controller')
const Reports = () => import('#app/archive/controllers/archive_reports_controller')
const Verifications = () => import('#app/archive/controllers/archive_verifications_controller')

router
  .group(() => {
    router.get('/', [Packages, 'index'])
    router.post('/', [Packages, 'store'])
    router.get('/export/:format', [Packages, 'export']).where('format', EXPORT_FORMATS)
    router.get('/invoices', [Invoices, 'index'])
    router.get('/invoices/export/:format', [Invoices, 'export']).where('format', EXPORT_FORMATS)
    router.get('/invoices/:id', [Invoices, 'show'])
    router
      .get('/invoices/:id/documents/:format', [Documents, 'show'])
      .where('format', /^(xml|pdf|ofd)$/)
    router.get('/:id', [Packages, 'show'])
    router.get('/:id/report', [Reports, 'show'])
    router.get('/:id/file', [Files, 'show'])
    router.post('/:id/verification', [Verifications, 'store'])
    router.post('/:id/destruction', [Destructions, 'store'])
    router.post('/:id/destruction/approval', [Destructions, 'approve'])
    router.post('/:id/destruction/withdrawal', [Destructions, 'destroy'])
  })
  .prefix('/desk/archive')
  .as('archive')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
