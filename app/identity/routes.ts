import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Account = () => import('#app/identity/controllers/account_controller')
const AccountLanguages = () => import('#app/identity/controllers/account_languages_controller')
const AccountPasswords = () => import('#app/identity/controllers/account_passwords_controller')
const AccountSessions = () => import('#app/identity/controllers/account_sessions_controller')
const PasswordResetRequests = () =>
  import('#app/identity/controllers/password_reset_requests_controller')
const PasswordResets = () => import('#app/identity/controllers/password_resets_controller')
const Preferences = () => import('#app/identity/controllers/preferences_controller')
const Sessions = () => import('#app/identity/controllers/sessions_controller')
const Start = () => import('#app/identity/controllers/start_controller')
const UserDisablements = () => import('#app/identity/controllers/user_disablements_controller')
const UserRoles = () => import('#app/identity/controllers/user_roles_controller')
const Users = () => import('#app/identity/controllers/users_controller')
const UserSessions = () => import('#app/identity/controllers/user_sessions_controller')

router.get('/', [Start, 'show'])
router.post('/preferences', [Preferences, 'store'])
router.get('/login', [Sessions, 'create'])
router.post('/login', [Sessions, 'store'])
router.post('/logout', [Sessions, 'destroy'])
router.get('/password/forgotten', [PasswordResetRequests, 'create'])
router.post('/password/forgotten', [PasswordResetRequests, 'store'])
router.get('/password/reset', [PasswordResets, 'create'])
router.post('/password/reset', [PasswordResets, 'store'])

router
  .group(() => {
    router.get('/', [Account, 'show'])
    router.post('/language', [AccountLanguages, 'store'])
    router.post('/password', [AccountPasswords, 'store'])
    router.post('/sessions/others/ending', [AccountSessions, 'clear'])
    router.post('/sessions/:handle/ending', [AccountSessions, 'destroy'])
  })
  .prefix('/account')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [Users, 'index'])
    router.get('/new', [Users, 'create'])
    router.post('/', [Users, 'store'])
    router.get('/:id', [Users, 'show'])
    router.post('/:id/roles', [UserRoles, 'store'])
    router.post('/:id/roles/:role/revocation', [UserRoles, 'destroy'])
    router.post('/:id/disablement', [UserDisablements, 'store'])
    router.post('/:id/enablement', [UserDisablements, 'destroy'])
    router.post('/:id/sessions/ending', [UserSessions, 'clear'])
  })
  .prefix('/desk/users')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
