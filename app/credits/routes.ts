import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const Applications = () => import('#app/credits/controllers/applications_controller')
const Corrections = () => import('#app/credits/controllers/corrections_controller')
const FormActs = () => import('#app/credits/controllers/form_acts_controller')
const Forms = () => import('#app/credits/controllers/forms_controller')
const InvoicePages = () => import('#app/credits/controllers/invoice_pages_controller')
const Reversals = () => import('#app/credits/controllers/reversals_controller')

router
  .group(() => {
    router.get('/invoices/:id', [InvoicePages, 'show'])
    router.get('/invoices/:id/credit', [Applications, 'create'])
    router.post('/invoices/:id/credit', [Applications, 'store'])
    router.get('/invoices/:id/correction', [Corrections, 'create'])
    router.post('/invoices/:id/correction', [Corrections, 'store'])
    router.get('/credits', [Forms, 'index'])
    router.get('/credits/export/:format', [Forms, 'export']).where('format', EXPORT_FORMATS)
    router.get('/credits/:id', [Forms, 'show'])
    router.post('/credits/:id/inquiry', [FormActs, 'ask'])
    router.post('/credits/:id/answer', [FormActs, 'answer'])
    router.post('/credits/:id/issue', [FormActs, 'issue'])
    router.post('/corrections/:id/agreement', [Corrections, 'agree'])
    router.post('/corrections/:id/refusal', [Corrections, 'decline'])
    router.post('/orders/:id/reversal', [Reversals, 'store'])
  })
  .prefix('/desk')
  .as('credits')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
