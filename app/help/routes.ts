import router from '@adonisjs/core/services/router'

const Help = () => import('#app/help/controllers/help_controller')
const Searches = () => import('#app/help/controllers/help_searches_controller')
const Topics = () => import('#app/help/controllers/help_topics_controller')

/** Open to everybody; what is for staff asks for signing in. */
router
  .group(() => {
    router.get('/', [Help, 'index'])
    router.get('/search', [Searches, 'show'])
    router.get('/:topic', [Topics, 'show']).where('topic', /^[a-z-]+$/)
  })
  .prefix('/help')
  .as('help')
