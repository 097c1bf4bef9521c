import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const FirstDay = () => import('#app/help/controllers/first_day_controller')
const FirstDayTicks = () => import('#app/help/controllers/first_day_ticks_controller')
const FirstDayHidings = () => import('#app/help/controllers/first_day_hidings_controller')
const Help = () => import('#app/help/controllers/help_controller')
const News = () => import('#app/help/controllers/help_news_controller')
const Searches = () => import('#app/help/controllers/help_searches_controller')
const Topics = () => import('#app/help/controllers/help_topics_controller')

router
  .group(() => {
    router.get('/news', [News, 'show'])
    router.get('/first-day', [FirstDay, 'show'])
    router.post('/first-day/ticks', [FirstDayTicks, 'store'])
    router.post('/first-day/hiding', [FirstDayHidings, 'store'])
  })
  .prefix('/help')
  .as('help')
  .use(middleware.auth())

/** Open to everybody; what is for staff asks for signing in. */
router
  .group(() => {
    router.get('/', [Help, 'index'])
    router.get('/search', [Searches, 'show'])
    router.get('/:topic', [Topics, 'show']).where('topic', /^[a-z-]+$/)
  })
  .prefix('/help')
  .as('help')
