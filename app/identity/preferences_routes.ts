import router from '@adonisjs/core/services/router'

const PreferencesController = () => import('#app/identity/controllers/preferences_controller')

/** Public: guests choose their language and theme too. */
router.post('/preferences', [PreferencesController, 'store']).as('preferences.store')
