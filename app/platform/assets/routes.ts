import router from '@adonisjs/core/services/router'

const AssetsController = () => import('#app/platform/assets/assets_controller')

/** Public and without a session. */
router.get('/assets/:version/*', [AssetsController, 'show']).as('assets.show')
